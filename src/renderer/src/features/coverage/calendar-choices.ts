/** What narrows the calendar. */
export interface CalendarChoices {
  readonly days: 30 | 90 | 180;
  readonly zone: 'local' | 'utc';
  readonly onlyNot: boolean;
  readonly contains: string;
}
