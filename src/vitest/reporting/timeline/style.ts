/** The style of a timeline's page. Colours are chosen to be told apart, and read, on both grounds. */
export const styleOfPage = `
:root { color-scheme: light dark; --ground: #fff; --text: #1b1f24; --soft: #59636e; --rule: #d1d9e0; --phase: #cfe3ff; --task: #d9f0dc; --wait: #fff3c4; --timer: #ead9fb; --resource: #ffe0cc; --alarm: #b42318; --arrow: #0a58ca; --focus: #0a58ca; --pass: #116329 }
@media (prefers-color-scheme: dark) { :root { --ground: #15181c; --text: #e6e9ed; --soft: #a3adb8; --rule: #3a424b; --phase: #1e4273; --task: #1f4d2b; --wait: #574712; --timer: #4a2d69; --resource: #663718; --alarm: #ff8f85; --arrow: #8ab8ff; --focus: #8ab8ff; --pass: #7ee293 } }
* { box-sizing: border-box }
body { margin: 0; font: 14px/1.45 system-ui, sans-serif; color: var(--text); background: var(--ground); display: grid; grid-template: "header header" auto "nav main" 1fr / minmax(180px, 300px) minmax(0, 1fr); min-height: 100vh }
header { grid-area: header; padding: 8px 16px; border-bottom: 1px solid var(--rule) }
nav { grid-area: nav; padding: 12px 16px; border-right: 1px solid var(--rule); position: sticky; top: 0; max-height: 100vh; overflow: auto }
main { grid-area: main; padding: 12px 16px; outline: none }
h1 { font-size: 18px; margin: 0 } h2 { font-size: 16px; margin: 0; overflow-wrap: anywhere } p { margin: 4px 0 8px; color: var(--soft) }
.skip { position: absolute; left: -999px } .skip:focus { position: static }
label { display: block } .check { margin: 6px 0 } input[type=search] { width: 100%; font: inherit; padding: 3px 6px }
ul { list-style: none; margin: 0; padding: 0 } li { content-visibility: auto; contain-intrinsic-height: 26px }
nav a { display: block; padding: 2px 4px; color: inherit; text-decoration: none; overflow-wrap: anywhere; border-radius: 3px }
nav a:hover, nav a[aria-current] { background: var(--phase) }
.verdict { font-size: 12px; font-weight: 600 } .failed .verdict, .verdict.failed { color: var(--alarm) } .passed .verdict, .verdict.passed { color: var(--pass) }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px }
figure { margin: 0 0 12px } .frame { overflow: auto; border: 1px solid var(--rule) }
svg { display: block; font: 11px ui-monospace, monospace; fill: var(--text) }
.title rect { fill: var(--ground) } .title text { font-weight: 600 }
.rule { stroke: var(--rule) } line.tick { stroke: var(--rule); stroke-dasharray: 2 3 } text.tick { fill: var(--soft) }
.strip rect { fill: var(--phase); stroke: var(--soft); stroke-width: .5 } .task rect { fill: var(--task) } .waits rect { fill: var(--wait) } .timer-set rect { fill: var(--timer) } .opened rect { fill: var(--resource) }
.open rect { stroke: var(--alarm); stroke-width: 1.5; stroke-dasharray: 4 2 }
.mark circle { fill: var(--soft); stroke: var(--ground) } .mock-awaited circle { fill: var(--pass) }
.alarm circle { fill: var(--alarm) } .alarm line { stroke: var(--alarm); stroke-width: 1.5 } g.alarm text { fill: var(--ground); font-weight: 700; text-anchor: middle }
.arrow { fill: none; stroke: var(--arrow); stroke-width: 1.5 } .arrow.cancel { stroke: var(--alarm) }
.strip, .mark, g.alarm { cursor: pointer } .shown rect, .shown circle { stroke: var(--focus); stroke-width: 3 }
table { border-collapse: collapse; width: 100% } caption { text-align: left; font-weight: 600; padding: 4px 0 } th, td { text-align: left; vertical-align: top; padding: 2px 8px 2px 0; border-bottom: 1px solid var(--rule) } td { white-space: pre-wrap; overflow-wrap: anywhere } td:first-child, td:nth-child(2) { white-space: nowrap } td:first-child { font-variant-numeric: tabular-nums }
tr.alarm td:last-child { color: var(--alarm); font-weight: 600 } tr.shown { background: var(--phase) }
@media (max-width: 700px) { body { grid-template: "header" auto "nav" auto "main" 1fr / minmax(0, 1fr) } nav { position: static; max-height: 40vh; border-right: 0; border-bottom: 1px solid var(--rule) } }
@media (forced-colors: active) { .strip rect, .mark circle, .alarm circle { forced-color-adjust: none } }
`
