import type { StepContext } from '../../src/app/steps/step-kind';
import { uploadOnce } from '../../src/app/steps/upload-once';
import { createFakeChat } from '../helpers/fake-chat';
import { BOT } from '../helpers/fake-reading';
import { createTestClock } from '../helpers/test-clock';

const file = { name: 'a.md', title: 'Report', bytes: new Uint8Array([1]) };

/** A try of a step, after so many others, one of which had begun to upload F7; Slack has it `where`. */
function attempt(where: 'shared' | 'on its way' | 'unshared', attempts: number) {
  const { chat, addChannel, uploads } = createFakeChat(createTestClock());
  const { id } = addChannel('inc-1', { members: [BOT] });
  const context = {
    chat: { ...chat, whereIsFile: async () => where },
    deps: { outbox: { remember: async () => undefined } },
    step: { id: 1, attempts, begun: { fileId: 'F7' } },
  } as unknown as StepContext;
  return { uploads, upload: () => uploadOnce(context, id, file) };
}

test('A file that is there is not sent again', async () => {
  const { upload, uploads } = attempt('shared', 1);

  expect(await upload()).toEqual({ fileId: 'F7' });
  expect(uploads).toEqual([]);
});

test('A file that is on its way is waited for, and not sent again', async () => {
  const { upload, uploads } = attempt('on its way', 1);

  await expect(upload()).rejects.toMatchObject({ isTransient: true });
  expect(uploads).toEqual([]);
});

test('A file that does not arrive in ten minutes is given up, since what comes after it waits', async () => {
  const { upload } = attempt('on its way', 9);

  await expect(upload()).rejects.toMatchObject({
    code: 'not_in_the_channel_yet',
    isTransient: false,
  });
});

test('A file whose bytes are gone is sent anew', async () => {
  const { upload, uploads } = attempt('unshared', 1);

  const { fileId } = await upload();

  expect(uploads).toMatchObject([{ id: fileId, title: 'Report' }]);
});
