/** Columns of `entry` that hold codes of `dimension`, by the field's name. */
export const DIMENSION_COLUMNS = {
  backend: 'backend',
  instance: 'instance',
  organization: 'organization',
  source: 'source',
  task: 'task',
  itemType: 'item_type',
  performer: 'performer',
  onBehalfOf: 'on_behalf_of',
  zone: 'zone',
} as const;

export type DimensionField = keyof typeof DIMENSION_COLUMNS;

export const DIMENSION_FIELDS = Object.keys(DIMENSION_COLUMNS) as readonly DimensionField[];
