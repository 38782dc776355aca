module @kinds {
  func.func public @main(%x: tensor<8xf64>, %c: tensor<4xcomplex<f32>>, %u: tensor<2xui64>, %b: tensor<3xbf16>) -> (tensor<8x8xui8>, tensor<4xcomplex<f32>>, tensor<2xui64>, tensor<2x2xui32>, tensor<2xf32>, tensor<2xi32>, tensor<6xi4>, tensor<3xf8E4M3FN>, tensor<3xf32>) {
    %0 = stablehlo.bitcast_convert %x : (tensor<8xf64>) -> tensor<8x8xui8>
    %1 = stablehlo.fft %c, type = FFT, length = [4] : (tensor<4xcomplex<f32>>) -> tensor<4xcomplex<f32>>
    %s, %r = stablehlo.rng_bit_generator %u, algorithm = THREE_FRY : (tensor<2xui64>) -> (tensor<2xui64>, tensor<2x2xui32>)
    %v = stablehlo.constant dense<[1.5, -2.25, 0x7F800000, 3.0]> : tensor<4xf32>
    %k, %i = chlo.top_k(%v, k = 2) : tensor<4xf32> -> (tensor<2xf32>, tensor<2xi32>)
    %t = stablehlo.constant dense<[1, -2, 3, 4, -5, 6]> : tensor<6xi4>
    %2 = stablehlo.convert %b : (tensor<3xbf16>) -> tensor<3xf8E4M3FN>
    %3 = stablehlo.convert %b : (tensor<3xbf16>) -> tensor<3xf32>
    %4 = chlo.erf %3 : tensor<3xf32> -> tensor<3xf32>
    %5 = "stablehlo.sort"(%4) <{dimension = 0 : i64, is_stable = true}> ({
    ^bb0(%a: tensor<f32>, %d: tensor<f32>):
      %p = stablehlo.compare LT, %a, %d, TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
      stablehlo.return %p : tensor<i1>
    }) : (tensor<3xf32>) -> tensor<3xf32>
    %token = stablehlo.create_token : !stablehlo.token
    %6 = stablehlo.after_all %token : !stablehlo.token
    %7 = stablehlo.custom_call @Sharding(%5) {backend_config = "", mhlo.sharding = "{replicated}"} : (tensor<3xf32>) -> tensor<3xf32>
    return %0, %1, %s, %r, %k, %i, %t, %2, %7 : tensor<8x8xui8>, tensor<4xcomplex<f32>>, tensor<2xui64>, tensor<2x2xui32>, tensor<2xf32>, tensor<2xi32>, tensor<6xi4>, tensor<3xf8E4M3FN>, tensor<3xf32>
  }
}
