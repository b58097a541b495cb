import { startHttpJsonStandIn } from '@demo/backends/http-json/http-json-stand-in';
import { startLumuStandIn } from '@demo/backends/lumu/lumu-stand-in';
import { FAULT_NAMES } from '@demo/backends/fault';
import type { PagingStyle } from '@demo/backends/http-json/paging-styles';
import { describe, it } from 'vitest';
import { runCell } from './fault-cell';
const style = (process.env.STYLE ?? 'token') as PagingStyle;
const starts = { lumu: startLumuStandIn, 'http-json': (options: Parameters<typeof startHttpJsonStandIn>[0]) => startHttpJsonStandIn({ ...options, style }) };
const only = process.env.ONLY?.split(',');
const cells = (['http-json', 'lumu'] as const).filter((name) => process.env.NAME === undefined || process.env.NAME === name).flatMap((name) => FAULT_NAMES.filter((fault) => fault !== 'entity-expansion' && (only === undefined || only.includes(fault)) && !(name === 'lumu' && ['lying-total', 'forbidden-tenant'].includes(fault))).map((fault) => ({ name, fault })));
describe('cells', () => {
  it.each(cells)('$name: $fault', { timeout: 120_000 }, async ({ name, fault }) => {
    const result = await runCell({ start: starts[name], fault, options: {} });
    console.log(name, fault, JSON.stringify(result));
  });
});
