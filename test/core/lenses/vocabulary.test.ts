import { SHIPPED_LISTS, tasksOfList } from '@core/lenses/vocabulary';
import { describe, expect, it } from 'vitest';

const listed = (list: keyof typeof SHIPPED_LISTS, backend: 'lumu' | 'mspcontrol', ...tasks: readonly string[]) =>
  tasksOfList(
    SHIPPED_LISTS[list],
    tasks.map((task) => ({ backend, source: '', task })),
  );

describe('tasksOfList', () => {
  it('knows an event type of Lumu as the documents write it and as a record does', () => {
    const names = ['User Login', 'UserLogin', 'UserFirstLogin', 'UserLoggedOut'];
    expect(listed('signIn', 'lumu', ...names)).toEqual(['User Login', 'UserFirstLogin', 'UserLogin']);
    expect(listed('scheduled', 'lumu', 'ScheduledReportSent')).toEqual(['ScheduledReportSent']);
    expect(listed('sensitive', 'lumu', 'APIKeyRevoked', 'ApiKeyRevoked', 'CompanyDetachedFromMsp')).toHaveLength(3);
  });

  it('knows a task of the panel by its title and by its code', () => {
    const names = ['Delete Mailbox', 'DELETE_MAILBOX', 'CREATE_MAILBOX', 'UNDELETE_MAILBOX'];
    expect(listed('sensitive', 'mspcontrol', ...names)).toEqual(['Delete Mailbox', 'DELETE_MAILBOX']);
    expect(listed('signIn', 'mspcontrol', 'AUTHENTICATE', 'ADD_RECORD')).toEqual(['AUTHENTICATE']);
  });
});
