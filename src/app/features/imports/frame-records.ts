import type { ReadingPlan } from '@core/backends/reading-plan';
import { ExpectedFailure } from '@core/failure/failure';
import type { RecordFramer } from '@core/records/framed-record';
import { createJsonFramer } from '@core/records/json-framer';
import { createPanelCsvFramer } from '@core/records/panel-csv-framer';
import { createCsvFramer } from '../../adapters/files/csv-framer';
import { nodeTextDecoding } from '../../adapters/files/node-text-decoding';

/** The framer that a plan asks for. */
export function framerFor(plan: ReadingPlan): RecordFramer {
  const { encoding } = plan;
  switch (plan.framing) {
    case 'json':
      return createJsonFramer({ encoding, decoding: nodeTextDecoding });
    case 'panel-csv':
      return createPanelCsvFramer({ encoding, decoding: nodeTextDecoding });
    case 'csv':
      return createCsvFramer(plan, nodeTextDecoding);
    case 'xml-rows':
      throw new ExpectedFailure(
        'import-impossible',
        'Rows of a data set are collected from the panel; no file holds them.',
      );
  }
}
