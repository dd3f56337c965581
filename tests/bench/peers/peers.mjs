// SPDX-License-Identifier: GPL-3.0-or-later
// How long vis-timeline and ECharts take, in Debian's Chromium, for what bench-timeline measures of ours: the first picture and
// a frame of a pan, 1600×880. Prints a line of JSON for each.
//
//   node peers.mjs FOLDER-WITH-node_modules

import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = path.resolve(process.argv[2]);
const modules = path.join(folder, 'node_modules');
const { chromium } = createRequire(path.join(folder, 'package.json'))('playwright-core');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-frame-rate-limit', '--disable-gpu-vsync'];
const PAN_FRAMES = 40;
const LIMIT_MS = 300000;

// What both pages need: a small generator that gives the same items each time, and frames.
const COMMON = `
  const FROM = Date.UTC(1995, 0, 1), TO = Date.UTC(2026, 0, 1);
  function random(seed) {
    return () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 4294967296;
  }
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  async function median_frame(n, step) {
    const times = [];
    for (let i = 0; i < n; i++) {
      const start = performance.now();
      await step(i);
      await frame();
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    return times[times.length >> 1];
  }`;

async function on_page(scripts, styles, run, argument) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'nienbieu-peers-'));
  const file = path.join(profile, 'page.html');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium', headless: true, args: FLAGS, viewport: { width: 1600, height: 900 },
  });

  try {
    const page = context.pages()[0] ?? await context.newPage();

    page.setDefaultTimeout(LIMIT_MS);
    fs.writeFileSync(file, '<!doctype html><meta charset="utf-8">'
      + styles.map(s => `<link rel="stylesheet" href="file://${modules}/${s}">`).join('')
      + scripts.map(s => `<script src="file://${modules}/${s}"></script>`).join('')
      + `<script>${COMMON}</script><body style="margin:0"><div id="view" style="width:1600px;height:880px"></div>`);
    await page.goto(`file://${file}`);
    return await page.evaluate(run, argument);
  } finally {
    await context.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
}

// Items with a headline each, as the timeline has them; stacked, so that none lies on another, or not.
function vis_timeline({ n, stack, frames }) {
  return (async () => {
    const next = random(1), items = [];

    for (let i = 0; i < n; i++)
      items.push({ id: i, content: `Bài số ${i}: hội nghị về công tác dân vận ở cơ sở`, start: new Date(FROM + next() * (TO - FROM)) });
    await frame();
    const start = performance.now();
    const timeline = new vis.Timeline(document.getElementById('view'), new vis.DataSet(items),
      { width: '1600px', height: '880px', stack, start: new Date(FROM), end: new Date(TO) });
    await new Promise(resolve => timeline.on('changed', () => setTimeout(resolve, 0)));
    await frame();
    const first = performance.now() - start;
    const view = timeline.getWindow(), from = +view.start, span = view.end - view.start;
    const pan = await median_frame(frames, i => {
      const at = from + (i + 1) * span * 0.008;

      timeline.setWindow(at, at + span, { animation: false });
    });
    return { first, pan };
  })();
}

function echarts_scatter({ n, frames }) {
  return (async () => {
    const next = random(1), data = new Float64Array(2 * n);

    for (let i = 0; i < n; i++) {
      data[2 * i] = FROM + next() * (TO - FROM);
      data[2 * i + 1] = next() * 63;
    }
    await frame();
    const start = performance.now();
    const chart = echarts.init(document.getElementById('view'));
    const finished = () => new Promise(resolve => {
      const done = () => { chart.off('finished', done); resolve(); };

      chart.on('finished', done);
    });
    const drawn = finished();

    chart.setOption({ animation: false, xAxis: { type: 'time', min: FROM, max: TO }, yAxis: { min: 0, max: 64 },
      dataZoom: [{ type: 'inside' }], series: [{ type: 'scatter', large: true, symbolSize: 4, data, dimensions: ['x', 'y'] }] });
    await drawn;
    await frame();
    const first = performance.now() - start;
    const span = (TO - FROM) * 0.2;
    const pan = await median_frame(frames, i => {
      const at = FROM + (TO - FROM) * (0.2 + 0.004 * i);

      chart.dispatchAction({ type: 'dataZoom', startValue: at, endValue: at + span });
    });
    return { first, pan };
  })();
}

const VIS = ['vis-timeline/standalone/umd/vis-timeline-graph2d.min.js'];
const VIS_STYLE = ['vis-timeline/styles/vis-timeline-graph2d.min.css'];
const runs = [
  ['vis-timeline, stacked', 10000, () => on_page(VIS, VIS_STYLE, vis_timeline, { n: 10000, stack: true, frames: 6 })],
  ['vis-timeline, not stacked', 10000, () => on_page(VIS, VIS_STYLE, vis_timeline, { n: 10000, stack: false, frames: PAN_FRAMES })],
  ['ECharts, scatter', 1000000, () => on_page(['echarts/dist/echarts.min.js'], [], echarts_scatter, { n: 1000000, frames: PAN_FRAMES })],
];

for (const [name, n, run] of runs)
  console.log(JSON.stringify({ name, n, ...await run() }));
