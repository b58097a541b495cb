import { COMMANDS, type CommandId } from '@core/commands/commands';
import { useEffect, useRef } from 'react';
import { tellHere } from '../api/client';
import { usePush } from '../api/use-push';

/** null: the command cannot be done now; the palette then leaves it out. */
export type CommandHandlers = { readonly [Id in CommandId]?: (() => void) | null };

interface Registered {
  readonly run: () => (() => void) | null;
}

/** By command, the one that was shown last at the end: it answers first. */
const registered = new Map<CommandId, Registered[]>();

/** Answers a command by key, menu, palette and button while the component is shown. */
export function useCommand(id: CommandId, run: (() => void) | null): void {
  useCommands({ [id]: run });
}

/** Answers several commands while the component is shown. The set of ids stays the same. */
export function useCommands(handlers: CommandHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const ids = Object.keys(handlers).sort().join(' ');
  useEffect(() => {
    const undo = ids.split(' ').map((id) => {
      const command = COMMANDS.find((one) => one.id === id)?.id;
      if (command === undefined) return () => undefined;
      return register(command, { run: () => latest.current[command] ?? null });
    });
    return () => {
      for (const one of undo) one();
    };
  }, [ids]);
}

function register(id: CommandId, one: Registered): () => void {
  registered.set(id, [...(registered.get(id) ?? []), one]);
  return () => {
    registered.set(
      id,
      (registered.get(id) ?? []).filter((other) => other !== one),
    );
  };
}

const handlerOf = (id: CommandId): (() => void) | null =>
  registered.get(id)?.reduceRight<(() => void) | null>((found, one) => found ?? one.run(), null) ?? null;

/** Whether a command can be done now. */
export const isAvailable = (id: CommandId): boolean => handlerOf(id) !== null;

/** Does what a command says; false where nothing answers to it now. */
export function runCommand(id: CommandId): boolean {
  const run = handlerOf(id);
  if (run === null) {
    tellHere({ name: 'command.invoked', body: { command: id } });
    return false;
  }
  run();
  return true;
}

/** Does what the host's menu says. Used once, by the frame. */
export function useInvokedCommands(): void {
  usePush('command.invoked', ({ command }) => {
    const id = COMMANDS.find((one) => one.id === command)?.id;
    if (id !== undefined) handlerOf(id)?.();
  });
}
