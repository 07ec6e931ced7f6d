// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  headers: IncomingHttpHeaders;
  message: Record<string, unknown>;
}

const base64url = (bytes: Buffer): string => bytes.toString('base64url');

/** A push service (RFC 8030) with one browser, whose keys it has: it verifies who sends (RFC 8292) and decrypts (RFC 8291). */
export class PushService {
  readonly received: Received[] = [];
  readonly failures: string[] = [];
  private readonly keys = createECDH('prime256v1');
  private readonly secret = randomBytes(16);
  private readonly server: Server;

  private constructor(private readonly serverKey: () => string) {
    this.keys.generateKeys();
    this.server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        try {
          this.verify(request.headers);
          this.received.push({ headers: request.headers, message: this.decrypt(Buffer.concat(pieces)) });
          response.writeHead(201).end();
        } catch (error) {
          this.failures.push(String(error));
          response.writeHead(400).end();
        }
      });
    });
  }

  /** @param serverKey the key that the daemon gave to browsers, in base64url */
  static async start(serverKey: () => string): Promise<PushService> {
    const service = new PushService(serverKey);
    await new Promise<void>((done) => service.server.listen(0, '127.0.0.1', done));
    return service;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** As PushSubscription.toJSON gives it. */
  get subscription(): { endpoint: string; keys: { p256dh: string; auth: string } } {
    return { endpoint: `${this.origin}/push/1`, keys: { p256dh: base64url(this.keys.getPublicKey()), auth: base64url(this.secret) } };
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private verify(headers: IncomingHttpHeaders): void {
    const match = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(headers.authorization ?? '');
    if (!match) throw new Error(`not a VAPID header: ${headers.authorization}`);
    const [, header, claims, signature, key] = match as unknown as [string, string, string, string, string];
    if (key !== this.serverKey()) throw new Error('another key than the one subscribed with');
    const point = Buffer.from(key, 'base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: base64url(point.subarray(1, 33)), y: base64url(point.subarray(33)) };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = Buffer.from(`${header}.${claims}`);
    if (!verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))) throw new Error('a wrong signature');
    const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string };
    if (aud !== this.origin) throw new Error(`for ${aud}`);
    if (exp < Date.now() / 1000 || exp > Date.now() / 1000 + 86_400) throw new Error(`expires at ${exp}`);
    if (!/^(mailto:|https:)/.test(sub)) throw new Error(`from ${sub}`);
  }

  private decrypt(body: Buffer): Record<string, unknown> {
    const salt = body.subarray(0, 16);
    const keyLength = body[20]!;
    const theirs = body.subarray(21, 21 + keyLength);
    const sealed = body.subarray(21 + keyLength);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.keys.getPublicKey(), theirs]);
    const input = Buffer.from(hkdfSync('sha256', this.keys.computeSecret(theirs), this.secret, info, 32));
    const key = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: aes128gcm\0', 16));
    const nonce = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: nonce\0', 12));
    const cipher = createDecipheriv('aes-128-gcm', key, nonce);
    cipher.setAuthTag(sealed.subarray(-16));
    const padded = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
    const end = padded.lastIndexOf(2);
    return JSON.parse(padded.subarray(0, end).toString()) as Record<string, unknown>;
  }
}
