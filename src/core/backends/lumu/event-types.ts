const each = (objects: readonly string[], verbs: readonly string[]): readonly string[] =>
  objects.flatMap((object) => verbs.map((verb) => `${object} ${verb}`));

const CHANGES = ['Created', 'Updated', 'Deleted'];
const ACTIVATIONS = ['Activated', 'Revoked'];

/** The event types of the vendor's documented table, in its four areas, as filters offer them. */
export const LUMU_EVENT_TYPES: readonly { readonly source: string; readonly tasks: readonly string[] }[] = [
  {
    source: 'User Management',
    tasks: [
      ...['User First Login', 'User Login', 'User Logged Out', 'User Password Updated'],
      ...each(['User'], [...CHANGES, 'Confirmed', 'Activated', 'Deactivated', 'Invited', 'Accepted']),
    ],
  },
  {
    source: 'Infrastructure & Agents',
    tasks: [
      ...each(['Collector', 'Collector Agent', 'Custom Collector'], CHANGES),
      'API Key Revoked',
      ...each(['Appliance', 'Log Forwarder Agent'], [...CHANGES, ...ACTIVATIONS]),
      ...each(['Company'], [...CHANGES, 'Detached From MSP']),
      ...each(['Roaming Agent', 'Roaming Group'], ['Deleted']),
    ],
  },
  {
    source: 'Integrations & Gateways',
    tasks: [...each(['Integration', 'Gateway'], CHANGES), 'Integration Deletion Failed'],
  },
  {
    source: 'Reporting & Rules',
    tasks: [
      ...[
        'Incident Details Report Requested',
        'Incident Report Sent',
        'Scheduled Report Sent',
        'Grouping Rules Updated',
      ],
      ...each(['Label'], CHANGES),
      'Autopilot Status Updated',
    ],
  },
];
