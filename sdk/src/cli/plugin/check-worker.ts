/** The thread that a plugin is checked in: what it leaks, blocks or eats ends with the thread. */

import { parentPort, workerData } from 'node:worker_threads';
import { checkPlugin } from '../../testing/check-plugin.ts';
import type { CheckRequest } from './check-apart.ts';

const { root, config } = workerData as CheckRequest;
parentPort?.postMessage(await checkPlugin(root, { config }));
