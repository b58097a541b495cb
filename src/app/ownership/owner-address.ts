import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';

/** Unix gives a socket's path some 104 to 108 bytes. */
const LONGEST_SOCKET_PATH = 100;
const SOCKET = 'owner.sock';
const POINTER = 'owner.json';

const pointerSchema = z.strictObject({ address: z.string().min(1), key: z.string().min(20) });

/** Where the owner listens, and what proves that whoever connects can read the data folder. */
export interface OwnerAddress {
  /** A socket's path or a pipe's name, ready to listen on. */
  readonly address: string;
  readonly key: string;
}

/** A new address for this process. Only the process that holds the archive's lock may ask. */
export function makeOwnerAddress(dataFolder: string, platform: NodeJS.Platform = process.platform): OwnerAddress {
  const key = randomBytes(24).toString('base64url');
  if (platform === 'win32') {
    const name = createHash('sha256').update(`${dataFolder}\0${key}`).digest('hex').slice(0, 32);
    return { address: `\\\\.\\pipe\\veritrail-${name}`, key };
  }
  const usual = join(dataFolder, SOCKET);
  if (Buffer.byteLength(usual) <= LONGEST_SOCKET_PATH) {
    rmSync(usual, { force: true });
    return { address: usual, key };
  }
  // mkdtemp makes a folder that nobody else may enter.
  return { address: join(mkdtempSync(join(tmpdir(), 'veritrail-')), SOCKET), key };
}

/** Tells other hosts where the owner listens: a file in the data folder, which this user alone can read. */
export function publishOwner(dataFolder: string, owner: OwnerAddress): void {
  const forgotten = readOwner(dataFolder);
  if (forgotten !== null) removeSocket(dataFolder, forgotten.address, owner.address);
  const text = JSON.stringify({ address: withinFolder(dataFolder, owner.address), key: owner.key });
  const temporary = join(dataFolder, `${POINTER}.${process.pid}`);
  writeFileSync(temporary, `${text}\n`, { mode: 0o600 });
  renameSync(temporary, join(dataFolder, POINTER));
}

/** null: nobody says that they own the folder. Whoever says so may be gone. */
export function readOwner(dataFolder: string): OwnerAddress | null {
  try {
    const pointer = pointerSchema.parse(JSON.parse(readFileSync(join(dataFolder, POINTER), 'utf8')));
    const isElsewhere = isAbsolute(pointer.address) || pointer.address.startsWith('\\\\');
    return { key: pointer.key, address: isElsewhere ? pointer.address : join(dataFolder, pointer.address) };
  } catch {
    return null;
  }
}

/** Takes the owner's traces away, before its lock goes. */
export function withdrawOwner(dataFolder: string, owner: OwnerAddress): void {
  rmSync(join(dataFolder, POINTER), { force: true });
  removeSocket(dataFolder, owner.address, null);
}

/** A relative address in the folder itself, so that a copied or moved folder never points at the original's owner. */
const withinFolder = (dataFolder: string, address: string): string =>
  address === join(dataFolder, SOCKET) ? SOCKET : address;

function removeSocket(dataFolder: string, address: string, keep: string | null): void {
  if (address === keep || address.startsWith('\\\\')) return;
  rmSync(address, { force: true });
  const folder = dirname(address);
  if (folder !== dataFolder && folder.startsWith(join(tmpdir(), 'veritrail-'))) {
    rmSync(folder, { recursive: true, force: true });
  }
}
