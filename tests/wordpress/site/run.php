<?php
/** Takes `{ code, input }` on its input, runs the code in WordPress and prints its answer as JSON. */

ob_start();
require getenv('WORDPRESS_PATH') . '/wp-load.php';
require __DIR__ . '/content.php';
wp_set_current_user(1);

$order = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
$answer = (fn(string $code, mixed $input) => eval($code))($order['code'], $order['input']);
ob_end_clean();
echo json_encode($answer, JSON_THROW_ON_ERROR);
