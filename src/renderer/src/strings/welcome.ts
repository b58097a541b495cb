/** What the first start says. */
export const welcomeText = {
  title: 'Veritrail',
  what: 'Veritrail keeps the audit logs of all your tenants in one archive on this machine, where you can search, read and export them without a network. Every record stays exactly as it was received.',
  begin: 'Begin with your own logs',
  connect: 'Connect a backend',
  collect: 'Collect now',
  collecting: 'Collecting…',
  importFiles: 'Import files',
  importFolder: 'Import folder',
  paste: 'Paste records',
  drop: 'Or drop files and folders anywhere in this window. .gz and .zip are fine.',
  collects:
    'Collects from MSPControl, Okta, GitHub, Microsoft 365, Microsoft Graph, Lumu and any backend that answers JSON over HTTP.',
  reads: 'Reads',
  kinds:
    'AWS CloudTrail, Okta System Log, GitHub audit log, Google Workspace Reports, Microsoft 365 unified audit log, MSPControl and SolidCP Export Log, Lumu, and any other JSON, NDJSON or CSV through a mapping that you make.',
  demo: 'Or look around first',
  demoBody:
    'The demo collects some ten thousand generated entries of twelve tenants from stand-in backends on this machine, in a data folder of its own. It never mixes with real entries.',
  openDemo: 'Open the demo archive',
  openingDemo: 'Making the demo archive',
  demoOpened: 'The demo archive opened in a window of its own.',
  local: 'Nothing leaves this machine but what you ask a backend.',
} as const;
