import { soak } from './soak';

test('Killed again and again while people record and Slack fails, nothing is lost and nothing is doubled', async () => {
  const { kills, told, found, lost, doubled, wrong, ended } = await soak({
    seed: 20261125,
    kills: 3,
    minutes: 1,
    isStormy: true,
  });

  expect({ lost, doubled, wrong, ended }).toEqual({ lost: [], doubled: [], wrong: [], ended: [] });
  expect(kills).toBeGreaterThan(0);
  expect(told).toBeGreaterThan(0);
  expect(found).toBe(told);
}, 300_000);
