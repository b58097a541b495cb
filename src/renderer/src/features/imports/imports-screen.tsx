import { useImportFlow } from '../../ui/import-flow';
import { ImportReportView } from './import-report-view';
import { ImportsList } from './imports-list';
import { useFreshImports } from './use-fresh-imports';

/** The imports: all of them, newest first, or the report of one. */
export function ImportsScreen() {
  const { openedReport, openReport } = useImportFlow();
  useFreshImports();
  if (openedReport === null) return <ImportsList />;
  return <ImportReportView key={openedReport} importId={openedReport} onBack={() => openReport(null)} />;
}
