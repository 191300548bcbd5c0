// Moves the real-time clock of a process by MOVED_CLOCK_SECONDS; clocks that run evenly, and the kernel's own, stay as they are.
// Linux on x86-64. Programs read the clock by code that the kernel maps into each process, the vDSO: that code is replaced there, so
// that programs see it that are linked statically, as Temporal's server in Go, and the Java machine, which looks the functions up itself.
//
// As a library for LD_PRELOAD (cc -shared -fPIC) it moves the clock of the process that loads it, before its main(). As a program
// (cc -DSTART) it runs another one so: start-moved PROGRAM [ARGUMENT]...
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_HEADERS = 32, MAX_SYMBOLS = 256, MAX_NAMES = 4096, JUMP_BYTES = 5 };

// What stands in place of the vDSO's own code: the system call, and the seconds added to what it answers. Position-independent; the
// seconds are the last eight bytes. Result in rax; the system call spoils rcx and r11, as a function may.
__asm__(
    ".pushsection .rodata\n"
    "moved_code:\n"
    "moved_clock_gettime:\n"
    "  mov $228, %eax\n  syscall\n"
    "  test %eax, %eax\n  jnz 2f\n"
    "  test %edi, %edi\n  jz 1f\n"  // CLOCK_REALTIME
    "  cmp $5, %edi\n  jne 2f\n"    // CLOCK_REALTIME_COARSE
    "1: mov moved_seconds(%rip), %rcx\n  add %rcx, (%rsi)\n"
    "2: ret\n"
    "moved_gettimeofday:\n"
    "  mov $96, %eax\n  syscall\n"
    "  test %rdi, %rdi\n  jz 3f\n"
    "  mov moved_seconds(%rip), %rcx\n  add %rcx, (%rdi)\n"
    "3: ret\n"
    "moved_time:\n"
    "  push %rdi\n  xor %edi, %edi\n  mov $201, %eax\n  syscall\n  pop %rdi\n"
    "  add moved_seconds(%rip), %rax\n"
    "  test %rdi, %rdi\n  jz 4f\n  mov %rax, (%rdi)\n"
    "4: ret\n"
    "moved_seconds: .quad 0\n"
    "moved_code_end:\n"
    ".popsection\n");
extern const char moved_code[], moved_clock_gettime[], moved_gettimeofday[], moved_time[], moved_seconds[], moved_code_end[];

static int read_at(int memory, uint64_t at, void *into, size_t bytes) {
  return pread(memory, into, bytes, (off_t)at) == (ssize_t)bytes ? 0 : -1;
}

static int write_at(int memory, uint64_t at, const void *from, size_t bytes) {
  return pwrite(memory, from, bytes, (off_t)at) == (ssize_t)bytes ? 0 : -1;
}

static int jump_to(int memory, uint64_t from, uint64_t to) {
  unsigned char code[JUMP_BYTES] = {0xe9};
  int32_t distance = (int32_t)(to - from - JUMP_BYTES);
  memcpy(code + 1, &distance, sizeof distance);
  return write_at(memory, from, code, sizeof code);
}

/** Replaces the clock's functions in the vDSO at `base` of the process whose memory that is. All code goes into the body of the longest one. */
static const char *move_clock(int memory, uint64_t base, int64_t seconds) {
  Elf64_Ehdr file;
  Elf64_Phdr header[MAX_HEADERS];
  if (base == 0 || read_at(memory, base, &file, sizeof file) != 0) return "there is no vDSO to be read";
  if (file.e_phnum > MAX_HEADERS) return "the vDSO has too many headers";
  if (read_at(memory, base + file.e_phoff, header, file.e_phnum * sizeof *header) != 0) return "no headers";
  uint64_t dynamic = 0, symbols_at = 0, names_at = 0;
  for (int i = 0; i < file.e_phnum; i += 1)
    if (header[i].p_type == PT_DYNAMIC) dynamic = base + header[i].p_vaddr;
  for (Elf64_Dyn entry = {.d_tag = DT_DEBUG}; dynamic != 0 && entry.d_tag != DT_NULL; dynamic += sizeof entry) {
    if (read_at(memory, dynamic, &entry, sizeof entry) != 0) return "no dynamic section";
    if (entry.d_tag == DT_SYMTAB) symbols_at = base + entry.d_un.d_ptr;
    if (entry.d_tag == DT_STRTAB) names_at = base + entry.d_un.d_ptr;
  }
  // The names follow the symbols in every vDSO there has been.
  if (symbols_at == 0 || names_at <= symbols_at) return "no symbols";
  size_t count = (names_at - symbols_at) / sizeof(Elf64_Sym);
  Elf64_Sym symbol[MAX_SYMBOLS];
  static char names[MAX_NAMES + 1];
  if (count > MAX_SYMBOLS) return "too many symbols";
  if (read_at(memory, symbols_at, symbol, count * sizeof *symbol) != 0) return "symbols cannot be read";
  if (pread(memory, names, MAX_NAMES, (off_t)names_at) <= 0) return "names cannot be read";
  uint64_t gettime = 0, gettimeofday = 0, time = 0, room = 0;
  for (size_t i = 0; i < count; i += 1) {
    if (symbol[i].st_name >= MAX_NAMES) continue;
    const char *name = names + symbol[i].st_name;
    if (strcmp(name, "__vdso_clock_gettime") == 0) gettime = base + symbol[i].st_value, room = symbol[i].st_size;
    if (strcmp(name, "__vdso_gettimeofday") == 0) gettimeofday = base + symbol[i].st_value;
    if (strcmp(name, "__vdso_time") == 0) time = base + symbol[i].st_value;
  }
  size_t bytes = (size_t)(moved_code_end - moved_code);
  if (gettime == 0 || gettimeofday == 0 || time == 0) return "the vDSO has other functions than those known";
  if (room < bytes) return "the vDSO's functions are too short";
  if (write_at(memory, gettime, moved_code, bytes) != 0) return "the vDSO cannot be written";
  if (write_at(memory, gettime + (uint64_t)(moved_seconds - moved_code), &seconds, sizeof seconds) != 0) return "no seconds";
  if (jump_to(memory, gettimeofday, gettime + (uint64_t)(moved_gettimeofday - moved_code)) != 0) return "no jump";
  if (jump_to(memory, time, gettime + (uint64_t)(moved_time - moved_code)) != 0) return "no jump";
  return NULL;
}

static int64_t seconds_asked_for(void) {
  const char *text = getenv("MOVED_CLOCK_SECONDS");
  return text == NULL ? 0 : atoll(text);
}

static void fail(const char *why) {
  fprintf(stderr, "the clock could not be moved: %s (%s)\n", why, strerror(errno));
  _exit(125);
}

#ifndef START
__attribute__((constructor)) static void move_own_clock(void) {
  int64_t seconds = seconds_asked_for();
  if (seconds == 0) return;
  int memory = open("/proc/self/mem", O_RDWR | O_CLOEXEC);
  if (memory < 0) fail("/proc/self/mem");
  const char *why = move_clock(memory, getauxval(AT_SYSINFO_EHDR), seconds);
  if (why != NULL) fail(why);
  close(memory);
}
#else
static uint64_t vdso_of(pid_t process) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/auxv", process);
  int file = open(path, O_RDONLY);
  Elf64_auxv_t entry;
  uint64_t base = 0;
  while (file >= 0 && read(file, &entry, sizeof entry) == sizeof entry)
    if (entry.a_type == AT_SYSINFO_EHDR) base = entry.a_un.a_val;
  if (file >= 0) close(file);
  return base;
}

/** Moves the clock of that process where it begins its next program, and lets it go. */
static void move_at_exec(pid_t process, int ready, int64_t seconds) {
  if (ptrace(PTRACE_SEIZE, process, NULL, (void *)PTRACE_O_TRACEEXEC) != 0) fail("ptrace");
  if (write(ready, "", 1) != 1) _exit(125);
  for (int status; waitpid(process, &status, __WALL) == process && WIFSTOPPED(status);) {
    if (status >> 8 != (SIGTRAP | PTRACE_EVENT_EXEC << 8)) {
      ptrace(PTRACE_CONT, process, NULL, (void *)(intptr_t)WSTOPSIG(status));
      continue;
    }
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", process);
    int memory = open(path, O_RDWR);
    const char *why = memory < 0 ? path : move_clock(memory, vdso_of(process), seconds);
    if (why != NULL) kill(process, SIGKILL);
    ptrace(PTRACE_DETACH, process, NULL, NULL);
    if (why != NULL) fail(why);
    _exit(0);
  }
  _exit(125);
}

int main(int count, char **arguments) {
  if (count < 2) return 2;
  int64_t seconds = seconds_asked_for();
  pid_t self = getpid();
  int ready[2];
  char byte;
  prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
  if (pipe2(ready, O_CLOEXEC) != 0) fail("pipe");
  // The one that moves the clock is nobody's child here: the program does not know of it, and has its own process id from the start.
  pid_t between = fork();
  if (between == 0) {
    if (fork() != 0) _exit(0);
    close(ready[0]);
    move_at_exec(self, ready[1], seconds);
  }
  close(ready[1]);
  // The clock of a program that is linked dynamically would be moved twice.
  unsetenv("LD_PRELOAD");
  if (between < 0 || waitpid(between, NULL, 0) != between || read(ready[0], &byte, 1) != 1) return 125;
  execv(arguments[1], arguments + 1);
  fail(arguments[1]);
}
#endif
