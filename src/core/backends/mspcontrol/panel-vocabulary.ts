import type { CancelSignal } from '../../archive/archive';
import type { PanelService } from './panel-service';
import { recordsWith } from './soap-answer';

/** The panel's lists of sources and of each source's tasks: static tables, so that entries may have others too. */
export async function panelVocabulary(
  service: PanelService,
  signal: CancelSignal,
): Promise<readonly { readonly source: string; readonly tasks: readonly string[] }[]> {
  const ask = async (operation: string, source: string | null, column: string): Promise<readonly string[]> => {
    const parameters = source === null ? [] : ([['sourceName', source]] as const);
    const what = source === null ? 'The list of sources' : `The list of tasks of ${source}`;
    const leaves = await service.leaves({ service: 'esAuditLog', operation, parameters, what }, signal);
    const names = recordsWith(leaves, column).map((one) => one.get(column)?.trim() ?? '');
    return [...new Set(names)].filter((name) => name !== '').sort();
  };
  const found: { source: string; tasks: readonly string[] }[] = [];
  // Without a source the service answers an empty list of tasks.
  for (const source of await ask('GetAuditLogSources', null, 'sourcename')) {
    found.push({ source, tasks: await ask('GetAuditLogTasks', source, 'taskname') });
  }
  return found;
}
