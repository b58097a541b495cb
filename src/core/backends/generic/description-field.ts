/** One part of a description as a dialog asks for it. */
export interface DescriptionField {
  /** JSON Pointer into the description. */
  readonly path: string;
  readonly label: string;
  readonly help: string;
  /**
   * `parameters`: rows of name, value and pages (`every`, `first`, `next`); `columns`: the column rules of the mapping;
   * `tenants`: rows of id and name; `pairs`: an object of texts; `request`: a whole request of its own; `notes`: rows of mark and text.
   */
  readonly kind:
    | 'text'
    | 'long-text'
    | 'number'
    | 'boolean'
    | 'choice'
    | 'zone'
    | 'place'
    | 'places'
    | 'list'
    | 'numbers'
    | 'parameters'
    | 'columns'
    | 'tenants'
    | 'tenant'
    | 'pairs'
    | 'request'
    | 'paging'
    | 'notes';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** True where null stands for "not known" or "none". */
  readonly isNullable?: boolean;
  /** Shown only where the value at the path is one of these. */
  readonly shownWhen?: { readonly path: string; readonly values: readonly string[] };
}

/** One step of the dialog; after each the page can be tried. */
export interface DescriptionStep {
  readonly id: 'request' | 'sign-in' | 'items' | 'columns' | 'tenants' | 'paging' | 'limits';
  readonly title: string;
  readonly help: string;
  readonly fields: readonly DescriptionField[];
}

/** One choice of a field. */
export type Choice = { readonly value: string; readonly label: string };
export const choice = (value: string, label: string): Choice => ({ value, label });
/** Shows a field only where another has one of the values. */
export const when = (path: string, ...values: readonly string[]) => ({ shownWhen: { path, values } });
