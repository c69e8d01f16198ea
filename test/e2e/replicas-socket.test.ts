import { replicasContract } from './replicas-contract';

describe('Three replicas with a socket each', () => replicasContract('socket'));
