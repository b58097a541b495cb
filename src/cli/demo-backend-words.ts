import { FAULTS, type FaultName } from '@demo/backends/fault';
import type { DemoBackends } from '@demo/backends/demo-backends';

/** What can be typed while the stand-ins run. */
export const WORDS = `on BACKEND FAULT [AFTER [TIMES]]   switch a fault on
off BACKEND [FAULT]                switch it off, or all of them
add BACKEND TENANT [DAYS-AGO]      write an entry, now or late
faults [BACKEND]                   what can be switched
quit                               stop`;

const isFault = (name: string | undefined): name is FaultName => name !== undefined && Object.hasOwn(FAULTS, name);
const MICROSECONDS_A_DAY = 86_400_000_000;

/** Does what one typed line says; answers what to show, null at the end. */
export function obey(backends: DemoBackends, line: string, now: number): string | null {
  const [verb = '', name = '', ...rest] = line.trim().split(/\s+/u);
  if (verb === 'quit' || verb === 'exit') return null;
  if (verb === '') return '';
  if (verb === 'faults' && name === '') return listOf(Object.keys(FAULTS) as FaultName[]);
  const standIn = backends.running.find((one) => one.name === name)?.standIn;
  if (standIn === undefined)
    return `${WORDS}\n(BACKEND is one of ${backends.running.map((one) => one.name).join(', ')}.)`;
  const [word] = rest;
  switch (verb) {
    case 'faults':
      return listOf(standIn.applicable);
    case 'off':
      if (word === undefined) standIn.faults.clear();
      else if (isFault(word)) standIn.faults.clear(word);
      return `${name} behaves again.`;
    case 'on':
      if (!isFault(word) || !standIn.applicable.includes(word)) return listOf(standIn.applicable);
      standIn.faults.set({ fault: word, ...countsOf(rest) });
      return `${name}: ${FAULTS[word]}.`;
    case 'add': {
      const tenant = standIn.tenants.find((one) => one.id === word || one.name === word) ?? standIn.tenants[0];
      if (tenant === undefined) return `${name} has no tenants.`;
      const at = now - Number(rest[1] ?? 0) * MICROSECONDS_A_DAY;
      return `${name} wrote ${standIn.add(tenant.id, at)} for ${tenant.name}.`;
    }
    default:
      return WORDS;
  }
}

const listOf = (faults: readonly FaultName[]): string =>
  faults.map((fault) => `${fault.padEnd(32)} ${FAULTS[fault]}`).join('\n');

function countsOf([, after, times]: readonly string[]): { after?: number; times?: number } {
  const whole = (text: string | undefined): number | null =>
    text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
  const [first, second] = [whole(after), whole(times)];
  return { ...(first === null ? {} : { after: first }), ...(second === null ? {} : { times: second }) };
}
