import { resolve } from 'node:path';
import { callAsBot } from '../helpers/call-as-bot';
import { forgiveFailures, startWatchedWorkspace } from '../helpers/watched-workspace';

test('A call to a method there is not fails the test that made it, unless the test asked for it', async () => {
  const workspace = await startWatchedWorkspace({
    manifest: resolve(__dirname, '../../manifest.yml'),
    withoutPage: true,
  });

  await callAsBot(workspace, 'chat.shout', {}).catch(() => undefined);
  await workspace.close();

  expect(forgiveFailures(workspace)).toEqual(['chat.shout: unknown_method']);
  expect(forgiveFailures(workspace)).toEqual([]);
});
