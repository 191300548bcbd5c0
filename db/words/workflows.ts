/** The workflows by the names of their functions; `worker/workflow-directory.ts` holds these and the functions themselves to be the same. */
export type WorkflowKind =
  | 'delivery'
  | 'groupRun'
  | 'handOver'
  | 'indexation'
  | 'linkMail'
  | 'mail'
  | 'paymentMail'
  | 'postOffice'
  | 'readFile'
  | 'receiveFiles'
  | 'reminders'
  | 'selfCheck'
  | 'sendChunk'
  | 'subscription'
  | 'webhook';
