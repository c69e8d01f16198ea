import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate, and the key that it is for, as PEM. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

interface Authority {
  readonly name: string;
  readonly key: KeyObject;
}

interface Wanted {
  /** The host that it is for. */
  readonly host: string;
  /** Years, of which the second is the last. */
  readonly years?: readonly [number, number];
}

/** Somebody who signs certificates: their own, for whoever is to trust them, and those of others. */
export function createAuthority(name: string) {
  const { privateKey: key, publicKey } = keys();
  const me = { name, key };
  const mayCertify = sequence(oid.basicConstraints, octets(sequence(der(0x01, byte(0xff)))));
  return {
    certificate: pem(signed(me, { name, publicKey, years: [2020, 2049], extension: mayCertify })),
    issue: ({ host, years = [2020, 2049] }: Wanted) => issued(me, host, years),
  };
}

/** One that only its owner has signed. */
export function selfSigned(host: string): Certified {
  const { privateKey, publicKey } = keys();
  const subject = { name: host, publicKey, years: [2020, 2049], extension: forHost(host) } as const;
  return certified(signed({ name: host, key: privateKey }, subject), privateKey);
}

function issued(by: Authority, host: string, years: readonly [number, number]): Certified {
  const { privateKey, publicKey } = keys();
  const subject = { name: host, publicKey, years, extension: forHost(host) };
  return certified(signed(by, subject), privateKey);
}

function keys() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function certified(certificate: Buffer, key: KeyObject): Certified {
  return {
    certificate: pem(certificate),
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

interface Subject {
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly years: readonly [number, number];
  readonly extension: Buffer;
}

/** RFC 5280, 4.1. */
function signed(by: Authority, { name, publicKey, years, extension }: Subject): Buffer {
  const [from, until] = years.map((year) => der(0x17, Buffer.from(`${year % 100}0101000000Z`)));
  const body = sequence(
    der(0xa0, der(0x02, byte(2))),
    der(0x02, byte(1)),
    sequence(oid.ecdsaWithSha256),
    named(by.name),
    sequence(from as Buffer, until as Buffer),
    named(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  );
  const signature = Buffer.concat([byte(0), sign('sha256', body, by.key)]);
  return sequence(body, sequence(oid.ecdsaWithSha256), der(0x03, signature));
}

function named(name: string): Buffer {
  return sequence(der(0x31, sequence(oid.commonName, der(0x0c, Buffer.from(name)))));
}

function forHost(host: string): Buffer {
  return sequence(oid.subjectAltName, octets(sequence(der(0x82, Buffer.from(host)))));
}

const oid = {
  ecdsaWithSha256: der(0x06, Buffer.from('2a8648ce3d040302', 'hex')),
  commonName: der(0x06, Buffer.from('550403', 'hex')),
  subjectAltName: der(0x06, Buffer.from('551d11', 'hex')),
  basicConstraints: der(0x06, Buffer.from('551d13', 'hex')),
};

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function octets(content: Buffer): Buffer {
  return der(0x04, content);
}

function byte(value: number): Buffer {
  return Buffer.from([value]);
}

/** Tag, length and value, as X.690 has them; of at most 64 kB. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function pem(content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
