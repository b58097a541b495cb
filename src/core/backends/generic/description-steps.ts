import { COLUMNS_STEP, ITEMS_STEP, TENANTS_STEP } from './answer-steps';
import type { DescriptionStep } from './description-field';
import { LIMITS_STEP, PAGING_STEP } from './paging-steps';
import { REQUEST_STEP, SIGN_IN_STEP } from './request-steps';

/** The steps in which a description is built; pure data, from which a dialog is made. */
export const DESCRIPTION_STEPS: readonly DescriptionStep[] = [
  REQUEST_STEP,
  SIGN_IN_STEP,
  ITEMS_STEP,
  COLUMNS_STEP,
  TENANTS_STEP,
  PAGING_STEP,
  LIMITS_STEP,
];
