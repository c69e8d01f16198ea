import type { IncomingMessage, ServerResponse } from 'node:http';
import { StoreUnavailable } from '../../ports/incident-store';
import type { Installing, InstallOutcome, NotInstalled } from '../../ports/installing';
import { htmlText } from '../../report/html-text';
import type { Page } from './pages';

export interface InstallDoor {
  /** Undefined where the bot is for one workspace, which has it already. */
  installing(): Installing | undefined;
  /** Browsers reach the bot by https. */
  readonly isSecure: boolean;
}

const COOKIE = 'hindsight-install';
/** Seconds; as long as the link to Slack is good for. */
const COOKIE_AGE = 600;

/** `/slack/install` sends the browser to Slack for consent; `/slack/oauth_redirect` is where it comes back to. */
export function installPages(door: InstallDoor): readonly Page[] {
  return [
    {
      method: 'GET',
      path: '/slack/install',
      async handle(request, response) {
        const begun = door.installing()?.begin(markIn(request));
        if (begun === undefined) return show(response, 404, notHere);
        const secure = door.isSecure ? '; Secure' : '';
        const cookie = `${COOKIE}=${begun.mark}; Max-Age=${COOKIE_AGE}; Path=/slack; HttpOnly; SameSite=Lax${secure}`;
        response.writeHead(302, { location: begun.url, 'set-cookie': cookie, ...noStore }).end();
      },
    },
    {
      method: 'GET',
      path: '/slack/oauth_redirect',
      async handle(request, response) {
        const installing = door.installing();
        if (installing === undefined) return show(response, 404, notHere);
        const { searchParams } = new URL(request.url ?? '', 'http://localhost');
        const given = (name: string) => searchParams.get(name) ?? undefined;
        const back = { code: given('code'), state: given('state'), error: given('error') };
        try {
          const outcome = await installing.finish(back, markIn(request));
          show(response, statusOf(outcome), pageOf(outcome));
        } catch (error) {
          if (!(error instanceof StoreUnavailable)) throw error;
          show(response, 503, notKept);
          throw error;
        }
      },
    },
  ];
}

function markIn({ headers }: IncomingMessage): string | undefined {
  const cookies = (headers.cookie ?? '').split(/;\s*/);
  return cookies.find((one) => one.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

interface Shown {
  readonly title: string;
  /** Sentences; plain text. */
  readonly says: readonly string[];
  readonly link?: { readonly to: string; readonly label: string };
}

const again = { to: '/slack/install', label: 'Install Hindsight' };

const notHere: Shown = {
  title: 'Nothing to install here',
  says: ['This Hindsight is for one workspace, which has it already.'],
};

const notKept: Shown = {
  title: 'Nothing can be kept just now',
  says: ['The database of Hindsight does not answer. Please begin again in a minute.'],
  link: again,
};

function statusOf(outcome: InstallOutcome): number {
  if (outcome.isInstalled) return 200;
  if (outcome.why === 'busy') return 503;
  return outcome.why === 'refused' ? 502 : 400;
}

function pageOf(outcome: InstallOutcome): Shown {
  if (!outcome.isInstalled) return { ...problemOf(outcome), link: again };
  const { name, isForAll, url } = outcome;
  return {
    title: `Hindsight is installed in ${name}`,
    says: isForAll
      ? [
          'An administrator of the organisation adds it to its workspaces. Then type /incident in any channel of theirs.',
        ]
      : [
          'Type /incident start in any channel to open an incident, or /incident help to see what there is.',
        ],
    link: { to: url, label: 'Open Slack' },
  };
}

function problemOf(outcome: NotInstalled): Shown {
  switch (outcome.why) {
    case 'denied':
      return {
        title: 'Hindsight was not installed',
        says: ['You chose Cancel in Slack. Nothing was changed, and nothing was kept.'],
      };
    case 'expired':
      return {
        title: 'That took too long',
        says: [
          'Consent must be given within ten minutes. Nothing was installed: please begin again.',
        ],
      };
    case 'used':
      return {
        title: 'This has been done already',
        says: [
          'The link you came back with works once. If you saw that Hindsight is installed, all is well; otherwise begin again.',
        ],
      };
    case 'forged':
      return {
        title: 'This did not begin here',
        says: [
          'The link you came back with was not made for this browser. Nothing was installed: begin on this page, with cookies allowed.',
        ],
      };
    case 'busy':
      return {
        title: 'Many are installing it now',
        says: ['Nothing was installed: please begin again in a minute.'],
      };
    case 'refused':
      return {
        title: 'Slack did not install it',
        says: [
          `Slack answered “${outcome.code}”. Nothing was installed.`,
          ...hintFor(outcome.code),
        ],
      };
    default:
      return outcome satisfies never;
  }
}

/** What whoever runs the bot can do about it. */
function hintFor(code: string): readonly string[] {
  switch (code) {
    case 'bad_client_secret':
    case 'invalid_client_id':
      return ['Whoever runs Hindsight must correct SLACK_CLIENT_ID or SLACK_CLIENT_SECRET.'];
    case 'bad_redirect_uri':
      return [
        'Whoever runs Hindsight must set PUBLIC_URL to the redirect URL that the app has in Slack.',
      ];
    case 'cannot_install_an_org_installed_app':
      return [
        'It is installed for the whole organisation: an administrator adds it to this workspace.',
      ];
    default:
      return ['Please try again; if it happens again, tell whoever runs Hindsight.'];
  }
}

const noStore = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

function show(response: ServerResponse, status: number, { title, says, link }: Shown): void {
  response.writeHead(status, {
    ...noStore,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'x-content-type-options': 'nosniff',
  });
  const sentences = says.map((one) => `<p>${htmlText(one)}</p>`).join('\n');
  const button = link ? `<p><a href="${htmlText(link.to)}">${htmlText(link.label)}</a></p>` : '';
  response.end(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${htmlText(title)}</title>
<style>
:root { color-scheme: light dark; }
body { font: 17px/1.6 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
a { display: inline-block; padding: 0.5rem 1rem; border: 1px solid; border-radius: 0.4rem; text-decoration: none; }
</style>
<main>
<h1>${htmlText(title)}</h1>
${sentences}
${button}
</main>
</html>
`);
}
