/**
 * A window with a WebKit view that WebKitWebDriver can drive, for gjs. Unlike MiniBrowser it keeps
 * what sites keep in a profile, so that it can be killed and started again.
 *
 *     gjs -m webkitGtkBrowser.js '{ profile, downloads, width, height, isStorageRefused }'
 */
import GLib from 'gi://GLib'
import Gtk from 'gi://Gtk?version=3.0'
import WebKit2 from 'gi://WebKit2?version=4.1'

const { profile, downloads, width, height, isStorageRefused } = JSON.parse(globalThis.ARGV[0])

Gtk.init(null)
const context = new WebKit2.WebContext({
  website_data_manager: new WebKit2.WebsiteDataManager({
    base_data_directory: `${profile}/data`,
    base_cache_directory: `${profile}/cache`,
  }),
})
context.set_automation_allowed(true)
context.connect('automation-started', (_context, session) => {
  session.connect('create-web-view', createView)
})
context.connect('download-started', (_context, download) => {
  download.connect('decide-destination', (_download, name) => {
    GLib.mkdir_with_parents(downloads, 0o755)
    download.set_destination(`file://${downloads}/${name}`)
    return true
  })
})
new GLib.MainLoop(null, false).run()

function createView() {
  const view = new WebKit2.WebView({ web_context: context, is_controlled_by_automation: true })
  view.get_settings().enable_html5_database = !isStorageRefused
  const window = new Gtk.Window({ default_width: width, default_height: height })
  window.add(view)
  window.show_all()
  return view
}
