import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { DemoProgress } from '../../demo/demo-step';
import { channelPlace } from '../lib/place';
import { findChannel, useWorkspace } from '../lib/workspace';
import { PlainText } from '../text/mrkdwn-view';

/** What the demo is doing, and how to hold it or take over; nothing while none is played. */
export function DemoBar(): JSX.Element | null {
  const { demo } = useWorkspace().state;
  useFollowing(demo);
  if (!demo || demo.state === 'ready') return null;
  return (
    <section class="demo-bar" aria-label="Demo">
      <progress value={demo.done} max={demo.steps} aria-label="How far the demo is" />
      <span class="grow">
        <Caption demo={demo} />
      </span>
      <Controls demo={demo} />
    </section>
  );
}

function Caption({ demo }: { readonly demo: DemoProgress }): JSX.Element {
  switch (demo.state) {
    case 'failed':
      return <span class="error">The demo stopped: {demo.caption}</span>;
    case 'done':
      return <>The demo is over. Everything is as they left it: go on as whom you like.</>;
    default:
      return (
        <>
          {demo.state === 'paused' && <strong>Paused. </strong>}
          <PlainText text={demo.caption} />
        </>
      );
  }
}

function Controls({ demo }: { readonly demo: DemoProgress }): JSX.Element {
  switch (demo.state) {
    case 'running':
      return (
        <>
          <DemoButton does="pause">Pause</DemoButton>
          <DemoButton does="stop">Take over</DemoButton>
        </>
      );
    case 'paused':
      return (
        <>
          <DemoButton does="resume">Go on</DemoButton>
          <DemoButton does="stop">Take over</DemoButton>
        </>
      );
    default:
      return <DemoButton does="stop">Close</DemoButton>;
  }
}

interface DemoButtonProps {
  readonly does: 'play' | 'pause' | 'resume' | 'stop';
  readonly isPrimary?: boolean;
  readonly children: ComponentChildren;
}

/** Directs the demo. */
export function DemoButton({ does, isPrimary = false, children }: DemoButtonProps): JSX.Element {
  const { attempt } = useWorkspace();
  return (
    <button
      type="button"
      class={isPrimary ? 'button primary' : 'button'}
      onClick={() => void attempt('demo', does)}
    >
      {children}
    </button>
  );
}

/** Goes where the demo goes, as somebody who can see it; whoever looks elsewhere meanwhile is left there. */
function useFollowing(demo: DemoProgress | undefined): void {
  const { state, place, go } = useWorkspace();
  const { channel, tab, person } = (demo?.state === 'running' && demo) || {};
  useEffect(() => {
    if (!channel || channel === place.channel) return;
    const isMember = findChannel(state, channel)?.isMember ?? false;
    go({ ...channelPlace(place, channel), ...(!isMember && person && { as: person }) });
  }, [channel]);
  useEffect(() => {
    if (tab && channel === place.channel) go({ tab: tab === 'canvas' ? 'canvas' : '' });
  }, [tab]);
}
