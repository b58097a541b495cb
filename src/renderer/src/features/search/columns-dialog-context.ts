import { createContext } from 'react';

/** Opens the dialog of columns: the grid's own menus reach it through this. */
export const ColumnsDialogContext = createContext<() => void>(() => undefined);
