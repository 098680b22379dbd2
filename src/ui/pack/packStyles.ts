/**
 * Styles of a reading pack, which brings its own: it is read where none of the page's can be. On
 * paper each post starts a page, and links say where they lead.
 */
export const packStyles = `
:root{color-scheme:light dark;--ground:light-dark(#fdfcf9,#15181a);--surface:light-dark(#f5f1e8,#1f2326);--ink:light-dark(#1c1b19,#ece8df);--soft:light-dark(#5a554d,#b1aba0);--rule:light-dark(#dfd9cc,#353b3f);--edge:light-dark(#857e72,#858d92);--accent:light-dark(#0b5a5e,#7fcdcf);--serif:'Iowan Old Style',Charter,'Sitka Text','Noto Serif',Cambria,Georgia,serif;--sans:system-ui,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif}
*,::before,::after{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);font:1.125rem/1.62 var(--serif);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{max-width:37rem;margin:0 auto;padding:clamp(1.5rem,6vw,4rem) clamp(1rem,4vw,2.5rem);overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6{margin:1.8em 0 .5em;line-height:1.2;text-wrap:balance}
h1{margin:.2em 0 .4em;font-size:clamp(1.875rem,1.5rem + 1.7vw,2.875rem);letter-spacing:-.012em}
h2{font-size:1.6rem}h3{font-size:1.25rem}h4,h5,h6{font-size:1rem}
p,ul,ol,dl,figure,blockquote,pre{margin:0 0 1.1em}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
img,video{max-width:100%;height:auto}
.kicker{margin:0;color:var(--accent);font:600 .8125rem/1.5 var(--sans)}
.facts,.byline,.source,.remark{margin:0 0 .5em;color:var(--soft);font:.8125rem/1.5 var(--sans)}
.summary{margin:.6em 0 .8em;font-size:1.2rem;line-height:1.45}
.source a,.sources a{overflow-wrap:anywhere}
.contents{margin:2.5rem 0 0;padding:1.5rem 0 0;border-top:1px solid var(--rule)}
.contents h2,.sources h2{margin:0 0 .8em;font-size:1.25rem}
.contents ol{padding-left:2em;font-variant-numeric:tabular-nums}
.contents li{margin:0 0 .8em}.contents li::marker,.sources li::marker{color:var(--soft);font:.9em var(--sans)}
.contents a{font-weight:600;line-height:1.35}.contents .facts{display:block;margin:0}
article{margin:4rem 0 0;padding:2.5rem 0 0;border-top:1px solid var(--rule)}
article>header{margin:0 0 2rem}article>header h2{margin:.1em 0 .3em;font-size:2rem}
.lead{display:block;width:100%;margin:0 0 2rem}
.prose figure{margin:2em 0}.prose figcaption,.prose caption{color:var(--soft);font:.875rem/1.5 var(--sans);text-align:start}
.prose blockquote{padding-inline-start:1.2em;border-inline-start:3px solid var(--accent);font-style:italic}
.table-scroll,pre{overflow-x:auto}
table{width:100%;border-collapse:collapse;font:.875em/1.45 var(--sans)}
th,td{padding:.6em 1em .6em 0;border-bottom:1px solid var(--rule);text-align:start;vertical-align:top}
code,kbd,samp{font:.86em ui-monospace,Menlo,'Noto Sans Mono',monospace;overflow-wrap:anywhere}
pre{padding:1rem 1.2rem;background:var(--surface)}
.held{display:block;padding:.8rem 1rem;border:1px dashed var(--edge);font:.875rem/1.5 var(--sans)}
.sources{margin:4rem 0 0;padding:2.5rem 0 0;border-top:1px solid var(--rule);font:.9375rem/1.5 var(--sans)}
.sources ol{padding-left:2em}.sources li{margin:0 0 .7em}
@media print{
@page{margin:22mm 20mm}
:root{color-scheme:light;--ground:#fff;--ink:#000;--soft:#444;--accent:#000}
html{font-size:10.5pt}
body{max-width:none;padding:0}
article,.sources{margin:0;padding:0;border:0;break-before:page}
h1,h2,h3,h4,h5,h6,.facts,.byline{break-after:avoid}
figure,table,blockquote,pre,li{break-inside:avoid}
p{orphans:3;widows:3}
.prose a[href^='http']::after{content:' (' attr(href) ')';font-size:.8em;overflow-wrap:anywhere}
pre{white-space:pre-wrap}.table-scroll{overflow:visible}
}
`
