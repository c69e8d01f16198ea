import { z } from 'zod';
import { type ApiOperation, apiOperations } from './api-operations';
import { refusal } from './api-schemas';

/** The description of the read API as an OpenAPI 3.1 document, made of the table that answers it. */
export function openApiDocument(): unknown {
  const paths = apiOperations.map((one) => [one.path, { get: operation(one) }] as const);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hindsight',
      version: '1',
      description: 'The record of incidents, for other programs to read.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths: Object.fromEntries(paths),
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

function operation({ name, summary, path, query, answer }: ApiOperation) {
  const isOfOne = path.includes('{id}');
  const namesOne = isOfOne || 'incident' in query.shape;
  const id = {
    name: 'id',
    in: 'path',
    required: true,
    description: 'INC-7, or 7',
    schema: { type: 'string' },
  };
  const refused = (description: string) => ({
    description,
    content: { 'application/json': { schema: answerSchema(refusal) } },
  });
  const [type = ''] = answer.type.split(';');
  return {
    operationId: name,
    summary,
    parameters: [...(isOfOne ? [id] : []), ...parametersOf(query)],
    responses: {
      200: {
        description: summary,
        content: { [type]: { schema: answerSchema(answer.schema) } },
      },
      400: refused('A parameter is not as it must be'),
      401: refused('The token is missing or wrong'),
      ...(namesOne && { 404: refused('There is no such incident, or it is private') }),
      500: { description: 'Something broke; what it was is in the log of the bot' },
      503: refused('Not connected to Slack yet'),
    },
  };
}

function parametersOf(query: z.ZodObject) {
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(schema as z.ZodType),
  }));
}

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output') {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, reused: 'inline' });
  return rest;
}

/** As whoever reads it takes it: properties may be added to what is answered, and break nobody who goes by this. */
function answerSchema(schema: z.ZodType) {
  return schemaOf(schema, 'input');
}
