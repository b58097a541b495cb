/** Whether the command key stands for Ctrl. */
export const isMac = (): boolean => navigator.platform.startsWith('Mac');
