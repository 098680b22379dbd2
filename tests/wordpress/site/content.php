<?php
/** What the tests do to the content; called by the code that they run. */

require_once ABSPATH . 'wp-admin/includes/admin.php';

const CONTENT_TYPES = ['post', 'news', 'case_study'];

function set_option(string $name, string $value): void
{
    update_option($name, $value);
    // Written anew by the next request, which knows all options and post types.
    delete_option('rewrite_rules');
}

/** The post and the pages that every new WordPress has. */
function remove_sample_content(): void
{
    foreach (get_posts(['post_type' => ['post', 'page'], 'post_status' => 'any', 'numberposts' => -1]) as $post) {
        wp_delete_post($post->ID, true);
    }
}

/** The id of a post given by id or by slug, whatever its status. */
function find_post(int|string $post): int
{
    if (is_int($post)) {
        return $post;
    }
    $found = get_posts(['name' => $post, 'post_type' => CONTENT_TYPES, 'post_status' => 'any']);
    return $found ? $found[0]->ID : throw new Exception("content.php: no post \"$post\"");
}

function save_author(array $author): void
{
    check(wp_insert_user([
        'user_login' => $author['login'],
        'user_pass' => 'of the tests',
        'user_email' => $author['login'] . '@example.org',
        'display_name' => $author['name'],
        'description' => $author['bio'],
        'user_url' => $author['url'],
        'role' => 'author',
    ]));
}

function save_term(array $term): void
{
    $parent = isset($term['parent']) ? get_term_by('slug', $term['parent'], $term['taxonomy'])->term_id : 0;
    check(wp_insert_term($term['name'], $term['taxonomy'], ['slug' => $term['slug'], 'parent' => $parent]));
}

/** Draws a picture and puts it into the media library, with the sizes that WordPress makes. */
function save_picture(array $picture): int
{
    $path = wp_upload_dir('2017/01')['path'] . '/' . $picture['file'];
    draw_picture($path, $picture['width'], $picture['height'], $picture['colour']);
    $id = check(wp_insert_attachment(
        ['post_title' => $picture['title'], 'post_mime_type' => 'image/png', 'post_date' => '2017-01-02 09:00:00'],
        $path,
        0,
        true,
    ));
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $path));
    update_post_meta($id, '_wp_attachment_image_alt', $picture['alt']);
    return $id;
}

/** A low sun over the sea. */
function draw_picture(string $path, int $width, int $height, array $colour): void
{
    [$red, $green, $blue] = $colour;
    $image = imagecreatetruecolor($width, $height);
    for ($y = 0; $y < $height; $y++) {
        $light = 1 - 0.6 * $y / $height;
        $row = imagecolorallocate($image, (int) ($red * $light), (int) ($green * $light), (int) ($blue * $light));
        imageline($image, 0, $y, $width, $y, $row);
    }
    $sun = imagecolorallocate($image, 255, 244, 214);
    imagefilledellipse($image, intdiv($width, 3), intdiv($height, 2), intdiv($height, 4), intdiv($height, 4), $sun);
    imagepng($image, $path, 1);
}

/** Writes a new post, or what is given of one that has an `ID`. */
function save_post(array $post): int
{
    $fields = [
        'ID' => 'ID',
        'type' => 'post_type',
        'slug' => 'post_name',
        'title' => 'post_title',
        'content' => 'post_content',
        'excerpt' => 'post_excerpt',
        'date' => 'post_date',
        'status' => 'post_status',
        'password' => 'post_password',
    ];
    $values = [];
    foreach ($fields as $ours => $theirs) {
        if (isset($post[$ours])) {
            $values[$theirs] = $post[$ours];
        }
    }
    if (isset($post['author'])) {
        $values['post_author'] = get_user_by('login', $post['author'])->ID;
    }
    $id = check(isset($post['ID'])
        ? wp_update_post(wp_slash($values), true)
        : wp_insert_post(wp_slash($values + ['post_status' => 'publish']), true));
    foreach ($post['terms'] ?? [] as $taxonomy => $slugs) {
        $ids = array_map(fn($slug) => get_term_by('slug', $slug, $taxonomy)->term_id, $slugs);
        check(wp_set_object_terms($id, $ids, $taxonomy));
    }
    if (isset($post['picture'])) {
        set_post_thumbnail($id, find_picture($post['picture']));
    }
    if ($post['sticky'] ?? false) {
        stick_post($id);
    }
    if (isset($post['modified'])) {
        set_modified($id, $post['modified']);
    }
    return $id;
}

function find_picture(string $file): int
{
    global $wpdb;
    $path = "2017/01/$file";
    return (int) $wpdb->get_var($wpdb->prepare(
        "SELECT post_id FROM $wpdb->postmeta WHERE meta_key = '_wp_attached_file' AND meta_value = %s",
        $path,
    ));
}

/** WordPress itself lets nobody choose the moment of a change. */
function set_modified(int $id, string $modified): void
{
    global $wpdb;
    $moment = ['post_modified' => $modified, 'post_modified_gmt' => get_gmt_from_date($modified)];
    $wpdb->update($wpdb->posts, $moment, ['ID' => $id]);
    clean_post_cache($id);
}

/** @throws Exception in place of the error that WordPress returns */
function check(mixed $answer): mixed
{
    return is_wp_error($answer) ? throw new Exception($answer->get_error_message()) : $answer;
}
