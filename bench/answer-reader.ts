/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

const lineEnd = '\r\n';
const headEnd = Buffer.from('\r\n\r\n');

/** Takes the answers of an HTTP server out of what comes from its socket, with their length in front or in chunks. */
export function createAnswerReader(onAnswer: (answer: Answer) => void): (bytes: Buffer) => void {
  let pending: Buffer = Buffer.alloc(0);

  return (bytes) => {
    pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
    for (;;) {
      const at = pending.indexOf(headEnd);
      if (at < 0) return;
      const head = pending.toString('latin1', 0, at);
      const found = bodyFrom(pending, at + headEnd.length, head);
      if (found === undefined) return;
      pending = pending.subarray(found.end);
      onAnswer({ status: Number(head.slice(9, 12)), body: found.body });
    }
  };
}

interface Body {
  readonly body: string;
  /** Where the next answer begins. */
  readonly end: number;
}

/** Undefined where it is not all there yet. */
function bodyFrom(bytes: Buffer, from: number, head: string): Body | undefined {
  if (/^transfer-encoding: *chunked/im.test(head)) return chunksFrom(bytes, from);
  const end = from + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  return bytes.length < end ? undefined : { body: bytes.toString('utf8', from, end), end };
}

function chunksFrom(bytes: Buffer, from: number): Body | undefined {
  const chunks: Buffer[] = [];
  for (let at = from; ; ) {
    const sizeEnd = bytes.indexOf(lineEnd, at);
    if (sizeEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, sizeEnd), 16);
    const [begin, end] = [sizeEnd + lineEnd.length, sizeEnd + lineEnd.length + size];
    at = end + lineEnd.length;
    if (bytes.length < at) return undefined;
    if (size === 0) return { body: Buffer.concat(chunks).toString('utf8'), end: at };
    chunks.push(bytes.subarray(begin, end));
  }
}
