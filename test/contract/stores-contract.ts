import type { Stores } from '../../src/adapters/store/kysely-stores';
import { alertsContract } from './alerts-contract';
import { followingContract } from './following-contract';
import { homesContract } from './homes-contract';
import { incidentListsContract } from './incident-lists-contract';
import { incidentsContract } from './incidents-contract';
import { installationsContract } from './installations-contract';
import { keepingContract } from './keeping-contract';
import { lanesContract } from './lanes-contract';
import { outboxContract } from './outbox-contract';
import { lanesOfStepsContract } from './outbox-lanes-contract';
import { redactionContract } from './redaction-contract';
import { retentionContract } from './retention-contract';
import { searchContract } from './search-contract';
import { surfacesContract } from './surfaces-contract';

/** Two programs' hold on one database: what several replicas share, or the same stores twice where there can be one only. */
export type OpenedStores = readonly [one: Stores, other: Stores];

/** The promises of `src/ports/`, for every adapter. `open` gives stores that hold nothing yet. */
export function storesContract(name: string, open: () => Promise<OpenedStores>): void {
  describe(`stores (${name})`, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      for (const stores of new Set(opened)) await stores.close();
    });
    const one = () => opened[0];
    const other = () => opened[1];

    describe('incidents', () => incidentsContract(one, other));
    describe('recordings that follow each other', () => followingContract(one, other));
    describe('lists of incidents', () => incidentListsContract(one));
    describe('a search', () => searchContract(one));
    describe('outbox', () => outboxContract(one, other));
    describe('a lane of the outbox', () => lanesOfStepsContract(one));
    describe('surfaces', () => surfacesContract(one, other));
    describe('lanes', () => lanesContract(one, other));
    describe('homes', () => homesContract(one, other));
    describe('alerts', () => alertsContract(one, other));
    describe('installations', () => installationsContract(one, other));
    describe('redaction', () => redactionContract(one, other));
    describe('retention', () => retentionContract(one, other));
    describe('people and attachments', () => keepingContract(one));
  });
}
