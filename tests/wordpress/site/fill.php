<?php
/** Writes a whole publication, `$input`, into the site. */

update_option('blogname', $input['title']);
update_option('blogdescription', $input['tagline']);
update_option('timezone_string', $input['timeZone']);
wp_defer_term_counting(true);
$GLOBALS['wpdb']->query('START TRANSACTION');
array_map('save_author', $input['authors']);
array_map('save_term', $input['terms']);
array_map('save_picture', $input['pictures']);
array_map('save_post', $input['posts']);
$GLOBALS['wpdb']->query('COMMIT');
wp_defer_term_counting(false);
