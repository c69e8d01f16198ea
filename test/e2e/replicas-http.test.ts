import { replicasContract } from './replicas-contract';

describe('Three replicas behind one address', () => replicasContract('http'));
