/** What every running operation says of itself. */
export const operationText = {
  cancel: 'Cancel',
  waiting: 'Waiting to begin',
  of: (done: string, total: string) => `${done} of ${total}`,
  rate: (entries: string) => `${entries} entries/s`,
  seconds: (seconds: number) => `${seconds} s`,
  left: (time: string) => `about ${time} left`,
} as const;
