import type { Json } from '../../../src/local-slack/types';
import type { RefusalCode } from '../../../src/local-slack/world/refusals';
import type { Case, Cases } from './cases';
import { form, type Setting } from './setting';

type Base = (at: Setting) => Json | Promise<Json>;

const huge = { ...form(), private_metadata: 'x'.repeat(250_000) };

function broken(base: Base, kind = 'modal'): Partial<Record<RefusalCode, Case>> {
  return {
    view_too_large: async (at) => ({ ...(await base(at)), view: { ...huge, type: kind } }),
    duplicate_external_id: async (at) => ({
      ...(await base(at)),
      view: kind === 'home' ? { type: 'home', blocks: [], external_id: 'twin' } : form('twin'),
    }),
  };
}

const triggered: Base = async (at) => ({ trigger_id: await at.trigger() });

function triggers(): Partial<Record<RefusalCode, Case>> {
  return {
    invalid_trigger_id: () => ({ trigger_id: 'guess', view: form() }),
    expired_trigger_id: async (at) => {
      const trigger = await at.trigger();
      at.later(3001);
      return { trigger_id: trigger, view: form() };
    },
    exchanged_trigger_id: async (at) => {
      const used = { trigger_id: await at.trigger(), view: form() };
      await at.done('views.open', used);
      return used;
    },
  };
}

/** Three forms over each other, of somebody who has none. */
async function fullStack(at: Setting): Promise<Json> {
  await at.done('views.open', { trigger_id: await at.trigger(), view: form() });
  await at.done('views.push', { trigger_id: await at.trigger(), view: form() });
  await at.done('views.push', { trigger_id: await at.trigger(), view: form() });
  return { trigger_id: await at.trigger(), view: form() };
}

async function noForm(at: Setting): Promise<Json> {
  const dana = at.workspace.as('dana');
  while (dana.view()) await dana.closeView();
  return { trigger_id: await at.trigger(), view: form() };
}

async function anOpenForm(at: Setting): Promise<Json> {
  const { view } = await at.done('views.open', { trigger_id: await at.trigger(), view: form() });
  return { view_id: (view as Json).id };
}

export const viewCases: Cases = {
  'views.open': { ...triggers(), ...broken(triggered) },
  'views.push': {
    ...triggers(),
    ...broken(triggered),
    not_found: noForm,
    push_limit_reached: fullStack,
  },
  'views.update': {
    not_found: () => ({ view_id: 'V0NONE', view: form() }),
    hash_conflict: async (at) => ({ ...(await anOpenForm(at)), view: form(), hash: '1.old' }),
    ...broken(anOpenForm),
  },
  'views.publish': {
    hash_conflict: async (at) => {
      const home = { user_id: at.dana, view: { type: 'home', blocks: [] } };
      await at.done('views.publish', home);
      return { ...home, hash: '1.old' };
    },
    ...broken((at) => ({ user_id: at.dana }), 'home'),
  },
};
