module @sort {
  func.func public @main(%arg0: tensor<2x4xf64>) -> (tensor<2x4xf64>) {
    %13 = "stablehlo.sort"(%arg0) <{dimension = 1 : i64, is_stable = true}> ({
    ^bb0(%0: tensor<f64>, %1: tensor<f64>):
        %2 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
        %3 = stablehlo.compare EQ, %0, %2, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %4 = stablehlo.select %3, %2, %0 : tensor<i1>, tensor<f64>
        %5 = stablehlo.compare NE, %0, %0, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %6 = stablehlo.constant dense<0x7FF8000000000000> : tensor<f64>
        %7 = stablehlo.select %5, %6, %4 : tensor<i1>, tensor<f64>
        %8 = stablehlo.compare EQ, %1, %2, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %9 = stablehlo.select %8, %2, %1 : tensor<i1>, tensor<f64>
        %10 = stablehlo.compare NE, %1, %1, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %11 = stablehlo.select %10, %6, %9 : tensor<i1>, tensor<f64>
        %12 = stablehlo.compare LT, %7, %11, TOTALORDER : (tensor<f64>, tensor<f64>) -> tensor<i1>
        stablehlo.return %12 : tensor<i1>
    }) : (tensor<2x4xf64>) -> tensor<2x4xf64>
    return %13 : tensor<2x4xf64>
  }
}

module @sort {
  func.func public @main(%arg0: tensor<1x4xi32>) -> (tensor<1x4xi32>) {
    %3 = "stablehlo.sort"(%arg0) <{dimension = 1 : i64, is_stable = true}> ({
    ^bb0(%0: tensor<i32>, %1: tensor<i32>):
        %2 = stablehlo.compare LT, %0, %1, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        stablehlo.return %2 : tensor<i1>
    }) : (tensor<1x4xi32>) -> tensor<1x4xi32>
    return %3 : tensor<1x4xi32>
  }
}

module @sort {
  func.func public @main(%arg0: tensor<1x4xui32>) -> (tensor<1x4xui32>) {
    %3 = "stablehlo.sort"(%arg0) <{dimension = 1 : i64, is_stable = true}> ({
    ^bb0(%0: tensor<ui32>, %1: tensor<ui32>):
        %2 = stablehlo.compare LT, %0, %1, UNSIGNED : (tensor<ui32>, tensor<ui32>) -> tensor<i1>
        stablehlo.return %2 : tensor<i1>
    }) : (tensor<1x4xui32>) -> tensor<1x4xui32>
    return %3 : tensor<1x4xui32>
  }
}

module @sort {
  func.func public @main(%arg0: tensor<1x4xi1>) -> (tensor<1x4xi1>) {
    %3 = "stablehlo.sort"(%arg0) <{dimension = 1 : i64, is_stable = true}> ({
    ^bb0(%0: tensor<i1>, %1: tensor<i1>):
        %2 = stablehlo.compare LT, %0, %1, UNSIGNED : (tensor<i1>, tensor<i1>) -> tensor<i1>
        stablehlo.return %2 : tensor<i1>
    }) : (tensor<1x4xi1>) -> tensor<1x4xi1>
    return %3 : tensor<1x4xi1>
  }
}

module @sort {
  func.func public @main(%arg0: tensor<1x4xcomplex<f32>>) -> (tensor<1x4xcomplex<f32>>) {
    %29 = "stablehlo.sort"(%arg0) <{dimension = 1 : i64, is_stable = true}> ({
    ^bb0(%0: tensor<complex<f32>>, %1: tensor<complex<f32>>):
        %2 = stablehlo.real %0 : (tensor<complex<f32>>) -> tensor<f32>
        %3 = stablehlo.constant dense<0x00000000> : tensor<f32>
        %4 = stablehlo.compare EQ, %2, %3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %5 = stablehlo.select %4, %3, %2 : tensor<i1>, tensor<f32>
        %6 = stablehlo.compare NE, %2, %2, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %7 = stablehlo.constant dense<0x7FC00000> : tensor<f32>
        %8 = stablehlo.select %6, %7, %5 : tensor<i1>, tensor<f32>
        %9 = stablehlo.real %1 : (tensor<complex<f32>>) -> tensor<f32>
        %10 = stablehlo.compare EQ, %9, %3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %11 = stablehlo.select %10, %3, %9 : tensor<i1>, tensor<f32>
        %12 = stablehlo.compare NE, %9, %9, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %13 = stablehlo.select %12, %7, %11 : tensor<i1>, tensor<f32>
        %14 = stablehlo.imag %0 : (tensor<complex<f32>>) -> tensor<f32>
        %15 = stablehlo.compare EQ, %14, %3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %16 = stablehlo.select %15, %3, %14 : tensor<i1>, tensor<f32>
        %17 = stablehlo.compare NE, %14, %14, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %18 = stablehlo.select %17, %7, %16 : tensor<i1>, tensor<f32>
        %19 = stablehlo.imag %1 : (tensor<complex<f32>>) -> tensor<f32>
        %20 = stablehlo.compare EQ, %19, %3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %21 = stablehlo.select %20, %3, %19 : tensor<i1>, tensor<f32>
        %22 = stablehlo.compare NE, %19, %19, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %23 = stablehlo.select %22, %7, %21 : tensor<i1>, tensor<f32>
        %24 = stablehlo.compare LT, %18, %23, TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %25 = stablehlo.compare LT, %8, %13, TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %26 = stablehlo.compare EQ, %8, %13, TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %27 = stablehlo.and %26, %24 : tensor<i1>
        %28 = stablehlo.or %25, %27 : tensor<i1>
        stablehlo.return %28 : tensor<i1>
    }) : (tensor<1x4xcomplex<f32>>) -> tensor<1x4xcomplex<f32>>
    return %29 : tensor<1x4xcomplex<f32>>
  }
}
