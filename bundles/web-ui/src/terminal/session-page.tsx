// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState, type DragEvent, type ReactElement } from 'react';
import type { Me } from '../api/types';
import { may } from '../login/auth';
import { AskedDialog } from '../sessions/asked-dialog';
import { isActive, nameOf } from '../sessions/arrange';
import { settings } from '../settings/settings';
import { confirm } from '../ui/confirm';
import { useStore } from '../ui/store';
import { useTitle } from '../ui/title';
import { toast } from '../ui/toast';
import { Attachment } from './attachment';
import { offerClipboard } from './clipboard-offer';
import { Composer } from './composer';
import { FindBar } from './find-bar';
import { LinkBanner } from './link-banner';
import { QuickKeys } from './quick-keys';
import { SessionBar } from './session-bar';
import { SessionGone } from './session-gone';
import { TextDialog } from './text-dialog';
import { upload } from './upload';
import { useSession } from './use-session';

const touch = matchMedia('(pointer: coarse)');

export default function SessionPage({ id, readOnly, me }: { id: string; readOnly: boolean; me: Me }): ReactElement {
  const session = useSession(id);
  const watching = readOnly || !may(me, 'control');
  const { box, attachment } = useAttachment(id, watching, session !== null && session !== 'gone');
  const [finding, setFinding] = useState(false);
  const [composing, setComposing] = useState(false);
  const [keys, setKeys] = useState(touch.matches);
  const [text, setText] = useState<string | null>(null);
  const [dropping, setDropping] = useState(false);
  const { fontSize } = useStore(settings);
  const live = session !== null && session !== 'gone';
  const name = live ? nameOf(session) : id;

  useTitle(`${live && session.input_needed ? '● ' : ''}${name} · Ithaca`);
  useEffect(() => {
    attachment?.relayout();
  }, [attachment, fontSize, keys, composing]);
  useEffect(() => {
    if (!attachment) return;
    attachment.screen.terminal.attachCustomKeyEventHandler((event) => {
      if (event.type !== 'keydown' || !event.ctrlKey || !event.shiftKey) return true;
      // The page takes these, wherever the focus is.
      if (event.code === 'KeyF' || event.code === 'Period') return false;
      if (event.code !== 'KeyC') return true;
      attachment.copy();
      event.preventDefault();
      return false;
    });
  }, [attachment]);
  usePastedFiles(box, (files) => attachment && !watching && void upload(attachment, id, files));

  if (session === 'gone') return <SessionGone id={id} />;
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    const files = [...event.dataTransfer.files];
    if (attachment && !watching && files.length > 0) void upload(attachment, id, files);
  };
  return (
    <div
      className="session-page"
      onKeyDown={(event) => {
        if (!event.ctrlKey || !event.shiftKey) return;
        if (event.code === 'KeyF') setFinding(true);
        else if (event.code === 'Period') event.currentTarget.querySelector<HTMLElement>('.session-bar a')?.focus();
        else return;
        event.preventDefault();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(!watching && event.dataTransfer.types.includes('Files'));
      }}
      onDragLeave={(event) => event.currentTarget === event.target && setDropping(false)}
      onDrop={drop}
    >
      <SessionBar
        id={id}
        session={session}
        me={me}
        watching={watching}
        attachment={attachment}
        keys={keys}
        composing={composing}
        onKeys={() => setKeys(!keys)}
        onCompose={() => setComposing(!composing)}
        onFind={() => setFinding(!finding)}
        onText={() => attachment && setText(attachment.screen.text())}
        onFiles={(files) => attachment && void upload(attachment, id, files)}
      />
      {finding && attachment && (
        <FindBar
          screen={attachment.screen}
          onClose={() => {
            setFinding(false);
            attachment.focus();
          }}
        />
      )}
      <main className="terminal-area" aria-label={`Terminal of ${name}. Control, Shift and Period leave it.`}>
        {attachment && <LinkBanner attachment={attachment} readOnly={watching} />}
        <div className="terminal-box" ref={box} />
        {dropping && <div className="drop">Drop to upload and insert the path</div>}
      </main>
      {attachment && live && isActive(session) && !watching && (
        <>
          {composing && <Composer id={id} attachment={attachment} onClose={() => setComposing(false)} />}
          {keys && <QuickKeys attachment={attachment} />}
        </>
      )}
      {text !== null && <TextDialog text={text} onClose={() => setText(null)} />}
      <AskedDialog />
    </div>
  );
}

function useAttachment(id: string, readOnly: boolean, known: boolean): { box: React.RefObject<HTMLDivElement | null>; attachment: Attachment | null } {
  const box = useRef<HTMLDivElement>(null);
  const [attachment, setAttachment] = useState<Attachment | null>(null);
  useEffect(() => {
    if (!known || !box.current) return;
    const made = new Attachment(box.current, {
      id,
      readOnly,
      onClipboard: offerClipboard,
      onLost: (count) => toast(`${count} bytes of output are gone from the log; the screen may lack them.`, { kind: 'failure' }),
      onLink: (uri) => void openLink(uri),
    });
    setAttachment(made);
    if (!touch.matches) made.focus();
    return () => {
      setAttachment(null);
      made.dispose();
    };
  }, [id, readOnly, known]);
  return { box, attachment };
}

/** The text of a link can say anything; where it leads is asked about first. */
async function openLink(uri: string): Promise<void> {
  const yes = await confirm({ title: 'Open this address?', text: uri, action: 'Open', danger: false });
  if (yes) window.open(uri, '_blank', 'noopener,noreferrer');
}

function usePastedFiles(box: React.RefObject<HTMLDivElement | null>, take: (files: File[]) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(files);
    };
    element.addEventListener('paste', onPaste, true);
    return () => element.removeEventListener('paste', onPaste, true);
  }, [box]);
}
