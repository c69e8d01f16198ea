/** A file kept with the incident. */
export interface EmbeddableFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: Uint8Array;
}

/** First bytes by type. Only pictures that cannot carry a script are shown; what the bytes say counts, not the name. */
const signatures: readonly {
  readonly type: string;
  readonly isTrue: (start: string) => boolean;
}[] = [
  { type: 'image/png', isTrue: (start) => start.startsWith('\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', isTrue: (start) => start.startsWith('\xff\xd8\xff') },
  { type: 'image/gif', isTrue: (start) => /^GIF8[79]a/.test(start) },
  { type: 'image/webp', isTrue: (start) => /^RIFF.{4}WEBP/s.test(start) },
];

/** The pictures among the files as `data:` addresses, by file id. */
export function imageSources(files: readonly EmbeddableFile[]): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const { id, bytes } of files) {
    const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
    const type = signatures.find(({ isTrue }) => isTrue(start))?.type;
    if (type === undefined) continue;
    sources.set(id, `data:${type};base64,${Buffer.from(bytes).toString('base64')}`);
  }
  return sources;
}
