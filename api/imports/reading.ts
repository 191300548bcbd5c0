/** What a cell says, or why nobody can tell. */
export type Reading =
  | { readonly value: string | number | boolean }
  | { readonly refusal: { readonly code: string; readonly message: string } };
