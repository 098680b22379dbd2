<?php
/** Settings of the tests' WordPress. What differs from one to the next is in the environment. */

define('DB_NAME', 'wordpress');
define('DB_USER', 'wordpress');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('WORDPRESS_DB_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
$table_prefix = 'wp_';

define('WP_CONTENT_DIR', __DIR__ . '/wp-content');
define('WP_DEFAULT_THEME', 'lectern');

// Application passwords work without HTTPS in this one only.
define('WP_ENVIRONMENT_TYPE', 'local');

// The tests need no network and nothing happens by itself.
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);

// PHP's own words on a failure, in place of a page that says there was one.
define('WP_DISABLE_FATAL_ERROR_HANDLER', true);

require_once ABSPATH . 'wp-settings.php';
