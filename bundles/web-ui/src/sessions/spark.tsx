// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { memo, type ReactElement } from 'react';
import { bytes } from '../ui/format';
import { BUCKET_MILLIS, sparkline } from './activity';
import { sessionStore } from './session-store';

const WIDTH = 96;
const HEIGHT = 20;

/** Output of the last 80 seconds. */
export const Spark = memo(function Spark({ id, now }: { id: string; now: number }): ReactElement {
  const activity = sessionStore.activity(id);
  const values = activity.values(now);
  const line = sparkline(values, WIDTH, HEIGHT);
  const peak = Math.max(...values) / (BUCKET_MILLIS / 1000);
  const span = `the last ${activity.seconds(now)} seconds`;
  const label = line === null ? `no output in ${span}` : `output of ${span}, at most ${bytes(peak)} a second`;
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <title>{label}</title>
      {line === null ? (
        <path className="quiet" d={`M0 ${HEIGHT - 1}H${WIDTH}`} />
      ) : (
        <>
          <path className="area" d={`${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} />
          <path d={line} />
        </>
      )}
    </svg>
  );
});
