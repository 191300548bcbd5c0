import v8 from 'node:v8';

/**
 * Loaded with `node --import` before the worker, on each of its threads: Temporal's SDK finds none of the engine's hooks for promises and keeps
 * no stack trace for every promise of a workflow, as it does where an engine has none. That takes a third off the CPU of a workflow that is
 * fetched and replayed. The tab "Stack Trace" of the Temporal UI then says that stack traces are not enabled; what a workflow waits for stands in
 * its details.
 */
v8.promiseHooks.createHook = () => {
  throw new Error('stack traces of workflows are off: see worker/without-stack-traces.ts');
};
