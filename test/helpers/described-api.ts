import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** An OpenAPI document, as far as answers are held to it. */
export interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get: Described }>>;
}

interface Described {
  readonly responses: Readonly<Record<string, DescribedResponse>>;
}

interface DescribedResponse {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

/** What came back from an address. */
export interface Answered {
  readonly status: number;
  /** The header `content-type`; empty without one. */
  readonly type: string;
  readonly text: string;
}

/** What is wrong with a document for a validator that is not ours, which is made of the schemas of the OpenAPI Initiative. */
export async function problemsOfDocument(document: unknown): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'hindsight-'));
  const file = join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(document));
  // It is an ES module, which jest does not load.
  const validator = join(
    dirname(require.resolve('@seriousme/openapi-schema-validator/package.json')),
    'bin',
    'validate-api-cli.js',
  );
  const said = await new Promise<string>((resolve) =>
    execFile(process.execPath, [validator, file], (_error, out, err) => resolve(out || err)),
  );
  await rm(folder, { recursive: true });
  const { valid, ...problems } = JSON.parse(said);
  return valid === true ? undefined : problems;
}

/** Says in what an answer is not as the document says, or says more; nothing where it is. */
export function createAnswerCheck({ paths }: Description) {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats(ajv);
  return (address: string, answered: Answered): readonly string[] => {
    const path = address.split('?')[0] ?? '';
    const [, asked] = Object.entries(paths).find(([one]) => matches(one, path)) ?? [];
    if (asked === undefined) return [`${path} is not described`];
    const response = asked.get.responses[answered.status];
    if (response === undefined) return [`${answered.status} is not described of ${path}`];
    return problemsOfBody(ajv, response, answered);
  };
}

function problemsOfBody(
  ajv: Ajv2020,
  { content }: DescribedResponse,
  { type, text }: Answered,
): readonly string[] {
  if (content === undefined) return text === '' ? [] : ['nothing is described, and it says more'];
  const [media = ''] = type.split(';');
  const schema = content[media]?.schema;
  if (schema === undefined) return [`“${media}” is not described`];
  const isFitting = ajv.compile(closed(schema));
  if (isFitting(media === 'application/json' ? JSON.parse(text) : text)) return [];
  return (isFitting.errors ?? []).map(
    ({ instancePath, message = '', params }) =>
      `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** The same schema, refusing properties that it does not name: whoever reads may be told more one day, but not by an oversight. */
function closed<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(closed) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const within = Object.entries(part).map(([name, value]) => [name, closed(value)]);
  const isObject = 'type' in part && part.type === 'object';
  return { ...Object.fromEntries(within), ...(isObject && { additionalProperties: false }) };
}

/** Whether a path is one of those that a described one with parts in braces stands for. */
function matches(described: string, path: string): boolean {
  const given = path.split('/');
  const parts = described.split('/');
  const isFitting = (part: string, here = '') =>
    /^\{\w+\}$/.test(part) ? here !== '' : part === here;
  return (
    parts.length === given.length && parts.every((part, index) => isFitting(part, given[index]))
  );
}
