import { connect } from 'node:net';
import { Connection } from '@temporalio/client';
import { LOOPBACK } from './free-ports.ts';

export const NAMESPACE = 'default';
export const CONNECT_TIMEOUT_MS = 10_000;

/** Resolves when the Temporal server on a port of the loopback address answers for its namespace, else rejects. */
export async function temporalAnswers(port: number): Promise<void> {
  await accepts(port);
  const connection = await Connection.connect({ address: `${LOOPBACK}:${port}`, connectTimeout: CONNECT_TIMEOUT_MS });
  try {
    await connection.workflowService.describeNamespace({ namespace: NAMESPACE });
  } finally {
    await connection.close();
  }
}

/** Asked first, for it is cheap: a gRPC client that was refused waits a second before it tries again. */
function accepts(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: LOOPBACK, port });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}
