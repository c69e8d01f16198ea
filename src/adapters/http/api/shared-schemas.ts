import { z } from 'zod';

export const moment = z.iso.datetime().describe('UTC, with milliseconds');
export const precision = z.enum(['exact', 'about', 'date']);
