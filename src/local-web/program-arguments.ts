import { parseArgs } from 'node:util';
import { linkAmong } from '@core/links/link';

export interface ProgramArguments {
  readonly data: string | undefined;
  /** Open no browser. */
  readonly noOpen: boolean;
  /** Print the start address on standard output, on a line of its own. */
  readonly printAddress: boolean;
  readonly help: boolean;
  /** A `veritrail:` link to show; null: none. */
  readonly link: string | null;
}

export const USAGE = `veritrail in the browser

  node out/local-web/index.js [LINK] [--data DIR] [--no-open] [--print-address]

  LINK              a veritrail: link to open
  --data DIR        the data folder (default: VERITRAIL_DATA, else the user's own)
  --no-open         open no browser
  --print-address   print the address for the browser, good for one use
`;

/** Throws where an argument is unknown. */
export function readProgramArguments(given: readonly string[]): ProgramArguments {
  const link = linkAmong(given);
  const { values } = parseArgs({
    args: given.filter((word) => word.trim() !== link),
    options: {
      data: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      'print-address': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    data: values.data,
    noOpen: values['no-open'],
    printAddress: values['print-address'],
    help: values.help,
    link,
  };
}
