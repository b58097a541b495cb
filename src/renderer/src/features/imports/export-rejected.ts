import { callApplication, downloadTarget } from '../../api/client';

/** Writes the bytes of an import's rejected records to a place of the user's choice; null is the user's cancel. */
export async function exportRejected(importId: number): Promise<number | null> {
  const target = await callApplication('files.pickTarget', { suggestedName: `rejected of import ${importId}.ndjson` });
  if (target === null) return null;
  const { records } = await callApplication('imports.exportRejected', { importId, target: target.handle });
  await downloadTarget(target.handle, target.name);
  return records;
}
